import { setTimeout as wait } from 'node:timers/promises';
import type { TandemClient } from '@tandem/client';
import { Command } from 'commander';
import { readKeys, readRotation, rotateKeys, type Keys, type Rotation } from '../api/keys.ts';
import { Failure } from '../failure.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { createProgress } from '../output/progress.ts';
import { textTable } from '../output/text-table.ts';
import { openApi } from './open-api.ts';

const pollMs = 250;
const howToRotate =
  'There is no other key. To rotate, put a new key before this one, on every server: see docs/keys.md.';

export function keysCommand(): Command {
  const rotate = new Command('rotate')
    .summary('wrap every data key with the first master key')
    .description(
      'Wraps every data key with the first master key while the server goes on, opens each again, and says which keys may be taken away. With the key file of the data folder it makes the new key, and drops the old one at the end. It may be run again at any time: what was interrupted goes on.',
    )
    .option('--dry-run', 'say what would be done, and open every data key to find what would be in the way')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ tandem keys rotate --dry-run\n  $ tandem keys rotate')
    .action(async (options: { dryRun?: boolean; json?: boolean }) => {
      const api = openApi();
      const rotation = await rotateKeys(api, options.dryRun === true);
      const ended = rotation.state === 'running' ? await follow(api) : rotation;
      if (options.json === true) printJson(ended);
      else for (const line of ended.state === 'planned' ? planned(ended) : outcome(ended)) print(line);
      if (ended.state !== 'failed') return;
      throw new Failure(1, ended.problem ?? 'The rotation failed.', ended.hint === null ? {} : { hint: ended.hint });
    });
  return new Command('keys')
    .summary('the master keys, and rotating them')
    .description('Lists the master keys by their ids, which tell nothing of them, and how many data keys each wraps.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ tandem keys\n  $ tandem keys rotate --dry-run\n  $ tandem keys rotate')
    .action(async ({ json }: { json?: boolean }) => {
      const keys = await readKeys(openApi());
      if (json === true) return printJson(keys);
      show(keys);
    })
    .addCommand(rotate);
}

function show({ keys, nodes, rotation }: Keys): void {
  const rows = keys.map(({ id, state, dataKeys, whereabouts }) => [
    id,
    state,
    String(dataKeys),
    whereabouts ?? 'not on this server',
  ]);
  const headings = [
    { heading: 'id' },
    { heading: 'state' },
    { heading: 'data keys', right: true },
    { heading: 'where' },
  ];
  print(textTable(headings, rows, lineWidth()));
  for (const { name, keys: known } of nodes) {
    const missing = keys.filter(({ id, dataKeys }) => dataKeys > 0 && !known.includes(id)).map(({ id }) => id);
    if (missing.length > 0) note(`${name} has not: ${missing.join(', ')}`);
  }
  if (rotation?.state === 'running') note(`Rotating: ${progressOf(rotation)}`);
  if (rotation?.state === 'failed') note(`The rotation failed: ${rotation.problem ?? ''} ${rotation.hint ?? ''}`);
}

/** Shows how far it is until it has ended. It goes on if this command is stopped. */
async function follow(api: TandemClient): Promise<Rotation> {
  const progress = createProgress();
  let waited = '';
  for (;;) {
    const rotation = await readRotation(api);
    if (rotation.state !== 'running') {
      progress.clear();
      return rotation;
    }
    progress.report(progressOf(rotation));
    const obstacle = obstacleOf(rotation);
    if (obstacle !== '' && obstacle !== waited) {
      progress.clear();
      note(obstacle);
    }
    waited = obstacle;
    await wait(pollMs);
  }
}

function progressOf({ phase, dataKeys }: Rotation): string {
  if (phase === 'rewrapping') return `${dataKeys.rewrapped} of ${dataKeys.toRewrap} data keys wrapped`;
  if (phase === 'verifying') return `${dataKeys.verified} data keys opened with the new key`;
  return `${phase ?? ''} ...`;
}

function obstacleOf({ problem, hint, waitingFor, newKey }: Rotation): string {
  if (problem !== null) return `It waits: ${problem} ${hint ?? ''}`.trimEnd();
  if (waitingFor.length === 0) return '';
  return `It waits for servers that have not ${newKey ?? 'the new key'} yet: ${waitingFor.map(({ name }) => name).join(', ')}. Give them the key and start them again, or stop them.`;
}

function planned({ newKey, oldKeys, dataKeys, waitingFor }: Rotation): string[] {
  return [
    `${countOf(dataKeys.toRewrap)} would be wrapped with ${newKey ?? 'a new key'}; all open with the keys that they have now.`,
    ...(oldKeys.length === 0 ? [] : [`Then nothing would use ${oldKeys.join(', ')} any more.`]),
    ...(oldKeys.length === 0 ? [howToRotate] : []),
    ...(waitingFor.length === 0
      ? []
      : [`It would wait for servers that have not that key: ${waitingFor.map(({ name }) => name).join(', ')}.`]),
  ];
}

function outcome({ state, newKey, oldKeys, oldKeysDropped, dataKeys, next }: Rotation): string[] {
  if (state !== 'done') return [];
  return [
    `${countOf(dataKeys.rewrapped)} newly wrapped with ${newKey ?? ''}; all ${dataKeys.verified} open with it alone.`,
    ...(oldKeys.length === 0
      ? [howToRotate]
      : [`Nothing uses ${oldKeys.join(', ')} any more${oldKeysDropped ? '; dropped from the key file' : ''}.`]),
    ...(next === null ? [] : [next]),
  ];
}

function countOf(dataKeys: number): string {
  return dataKeys === 1 ? '1 data key' : `${dataKeys} data keys`;
}
