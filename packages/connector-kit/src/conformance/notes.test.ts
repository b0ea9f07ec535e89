import { describeConformance } from './index.ts';
import { Secret } from '../secret/secret.ts';
import { rightKey, rightPassword, startNotes } from './notes-application.ts';
import { notesConnector } from './notes-connector.ts';

describeConformance(notesConnector, async () => {
  const notes = await startNotes();
  const operator = { environments: new Map([['test', notes.url]]) };
  const secrets = { key: ['key', rightKey], session: ['password', rightPassword] } as const;
  return {
    connector: notesConnector,
    operator,
    properties: (modes) =>
      new Map<string, string | Secret>([
        ['server', 'here'],
        ...modes.flatMap((mode): [string, Secret][] => {
          const known = mode === 'key' || mode === 'session' ? secrets[mode] : undefined;
          return known === undefined ? [] : [[known[0], new Secret(known[1])]];
        }),
      ]),
    misbehave: async (how, count = 1) => notes.misbehave(how, count),
    behave: async () => notes.misbehave(undefined, 0),
    requestsSeen: async () => notes.requestsSeen(),
    samples: {
      list: { method: 'notes.list', input: { perPage: 2 } },
      get: { method: 'notes.get', input: { id: 2 } },
      missing: { method: 'notes.get', input: { id: 999_999 } },
      create: { method: 'notes.create', input: { text: 'New' } },
    },
    wrong: {
      mode: 'key',
      properties: new Map<string, string | Secret>([
        ['server', 'here'],
        ['key', new Secret('wrong-key')],
      ]),
      sample: { method: 'notes.get', input: { id: 2 } },
    },
    close: () => notes.close(),
  };
});
