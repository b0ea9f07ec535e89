import { crashPointNames, type CrashPointName } from './crash-point-names.ts';

/**
 * Where tests end this process, with SIGKILL, to see what it leaves behind. Does nothing unless the environment arms it, which only tests do:
 * `TANDEM_CRASH_POINT=name` at the first visit, `name:3` at the third.
 */
export function crashPoint(name: CrashPointName): void {
  armed ??= readArmed(process.env['TANDEM_CRASH_POINT']);
  if (armed.name !== name) return;
  armed.visitsLeft -= 1;
  if (armed.visitsLeft === 0) process.kill(process.pid, 'SIGKILL');
}

interface Armed {
  readonly name: CrashPointName | undefined;
  visitsLeft: number;
}

let armed: Armed | undefined;

/** A name that is not on the list would make a test that tests nothing. */
function readArmed(text: string | undefined): Armed {
  if (text === undefined || text === '') return { name: undefined, visitsLeft: 0 };
  const [wanted, visit = '1'] = text.split(':');
  const name = crashPointNames.find((known) => known === wanted);
  if (name === undefined || !/^[1-9]\d*$/.test(visit)) throw new Error(`TANDEM_CRASH_POINT=${text} names no point.`);
  return { name, visitsLeft: Number(visit) };
}
