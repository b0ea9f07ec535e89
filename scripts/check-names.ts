import { join } from 'node:path';
import { checkoutFiles } from './source-files.ts';

/** Names that do not say what lives there. */
const vague = /^(utils?|helpers?|common|misc|lib|shared|managers?|services?|controllers?)$/i;

const problems = checkoutFiles(join(import.meta.dirname, '..')).filter((file) =>
  file.split('/').some((part) => vague.test(part.replace(/(\.test)?\.[a-z]+$/, ''))),
);

for (const file of problems) console.error(`${file}: name it for what lives there.`);
if (problems.length > 0) process.exitCode = 1;
