import { text } from 'node:stream/consumers';

let read: Promise<string> | undefined;

/** All of standard input; those who ask again get the same. */
export async function readStandardInput(): Promise<string> {
  read ??= text(process.stdin);
  return read;
}
