import { z } from 'zod';
import { momentText } from '../http/text.ts';

const namedAccount = z.object({ id: z.string(), name: z.string() });
const accountConnector = z.object({
  id: z.string(),
  name: z.string(),
  connector: z.string().describe('Key of the connector, such as `scoro`'),
});

const namedCycle = z.object({ id: z.string(), name: z.string() });

/** One kind of event: what its `data` is, and how people are told of it. */
interface EventKind<Shape extends z.ZodObject> {
  readonly summary: string;
  readonly data: Shape;
  /** The subject of an e-mail. */
  title(data: z.output<Shape>): string;
  /** Its lines. */
  words(data: z.output<Shape>): readonly string[];
}

function kind<Shape extends z.ZodObject>(declared: EventKind<Shape>): EventKind<Shape> {
  return declared;
}

/** All there are, by the name that stands in `type`. Adding one is an entry here, and emitting it. */
export const eventTypes = {
  'account_connector.failed': kind({
    summary: 'An account connector works no longer: its credential was refused, or its site may not be reached',
    data: z.object({
      account: namedAccount,
      accountConnector,
      detail: z.string().nullable().describe('Why, in one sentence'),
      since: momentText,
    }),
    title: ({ account, accountConnector: { name } }) => `${name} of ${account.name} has failed`,
    words: ({ detail }) => [detail ?? 'Its credential was refused.', 'Its calls fail until its values are mended.'],
  }),
  'account_connector.recovered': kind({
    summary: 'An account connector that had failed works again',
    data: z.object({ account: namedAccount, accountConnector, failedSince: momentText }),
    title: ({ account, accountConnector: { name } }) => `${name} of ${account.name} works again`,
    words: ({ failedSince }) => [`It had failed since ${failedSince}.`],
  }),
  'quota.nearly_used': kind({
    summary: "The day's requests of a site are nearly used up; told once a site and day",
    data: z.object({
      site: z.string().describe('Such as `live/acme.scoro.com`'),
      display: z.string(),
      connector: z.string(),
      reason: z.enum(['used', 'forecast']).describe('80 % are used, or they end before they return at this pace'),
      used: z.int(),
      limit: z.int(),
      resetsAt: momentText,
      runsOutAt: momentText.nullable().describe('When they run out at the pace of the day so far'),
      accounts: z.array(namedAccount).describe('Whose account connectors use the site; twenty at most'),
    }),
    title: ({ display }) => `The day's requests of ${display} are nearly used up`,
    words: ({ used, limit, resetsAt, runsOutAt }) => [
      `${used} of ${limit} requests are used; they return at ${resetsAt}.`,
      ...(runsOutAt === null ? [] : [`At the pace of the day so far they run out at ${runsOutAt}.`]),
    ],
  }),
  'cycle.failed': kind({
    summary: 'Runs of a cycle fail; told when it begins, and at most once an hour while it goes on',
    data: z.object({
      account: namedAccount,
      cycle: namedCycle,
      run: z.string().describe('The last that failed'),
      state: z.enum(['failed', 'partlySucceeded']),
      detail: z.string().nullable().describe('Why, in one sentence'),
      failedRuns: z.int().describe('Since it was last told, this one counted'),
      since: momentText,
    }),
    title: ({ account, cycle }) => `The cycle ${cycle.name} of ${account.name} fails`,
    words: ({ detail, failedRuns }) => [
      detail ?? 'Some of its records could not be processed.',
      ...(failedRuns > 1 ? [`${failedRuns} runs have failed since it was last told.`] : []),
    ],
  }),
  'cycle.recovered': kind({
    summary: 'A run of a cycle that had failed succeeded',
    data: z.object({ account: namedAccount, cycle: namedCycle, run: z.string(), failedSince: momentText }),
    title: ({ account, cycle }) => `The cycle ${cycle.name} of ${account.name} works again`,
    words: ({ failedSince }) => [`It had failed since ${failedSince}.`],
  }),
  'cycle.undecided': kind({
    summary: 'A run waits for a person: whether a step took effect cannot be told',
    data: z.object({ account: namedAccount, cycle: namedCycle, run: z.string() }),
    title: ({ account, cycle }) => `The cycle ${cycle.name} of ${account.name} waits for a decision`,
    words: ({ run }) => [`The answer of a step was lost. Say in the run ${run} whether it took effect.`],
  }),
  'endpoint.test': kind({
    summary: 'Somebody asked for a test; sent to the one endpoint alone, whatever types it has chosen',
    data: z.object({ endpoint: z.string(), askedBy: z.string() }),
    title: () => 'A test of this endpoint',
    words: ({ askedBy }) => [`${askedBy} asked for it. Nothing has happened.`],
  }),
} as const;

export type EventType = keyof typeof eventTypes;
export type EventData<Type extends EventType> = z.output<(typeof eventTypes)[Type]['data']>;

/** The names of all types. */
export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]];

/** The subject and the lines of an e-mail; undefined for a type that this program does not have. */
export function wordsOf(
  type: string,
  data: unknown,
): { readonly title: string; readonly lines: readonly string[] } | undefined {
  const name = eventTypeNames.find((known) => known === type);
  if (name === undefined) return undefined;
  const declared: EventKind<z.ZodObject> = eventTypes[name];
  const parsed = declared.data.parse(data);
  return { title: declared.title(parsed), lines: declared.words(parsed) };
}
