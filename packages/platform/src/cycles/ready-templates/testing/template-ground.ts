import { httpConnector } from '@tandem/connector-http';
import { postgresConnector } from '@tandem/connector-postgres';
import { scoroConnector } from '@tandem/connector-scoro';
import { z } from 'zod';
import {
  startCyclesPlatform,
  type CyclesPlatform,
  type Installed,
  type ShownRun,
} from '../../testing/cycles-platform.ts';

const answer = z.looseObject({ data: z.unknown() });
const record = z.record(z.string(), z.unknown());

/** A record of an application. */
export type Row = Readonly<Record<string, unknown>>;

/** An account with Scoro, beside a second application. */
export interface TemplateGround {
  readonly platform: CyclesPlatform;
  readonly scoro: Installed;
  /** Executes a method of Scoro, and gives its data. */
  data(method: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The rows of a list of Scoro, or of its first page. */
  rows(method: string, input: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Whether a run has ended. */
export function hasEnded({ state }: ShownRun): boolean {
  return ['succeeded', 'partlySucceeded', 'failed', 'cancelled'].includes(state);
}

/** Starts the platform with an account that has Scoro and, unless it is Scoro alone, one further connector. */
export async function startTemplateGround(
  company: string,
  second?: { readonly connector: string; readonly host: string; readonly properties: Readonly<Record<string, string>> },
): Promise<TemplateGround> {
  const platform = await startCyclesPlatform({
    connectors: [scoroConnector, httpConnector, postgresConnector],
    sandbox: { scale: 0.01 },
    ...(second !== undefined && { privateHosts: new Set([second.host]) }),
  });
  const scoro = await platform.install(company, { timeZone: 'Europe/Berlin' });
  if (second !== undefined) {
    const { connector, properties } = second;
    await platform.json('POST', `/v1/accounts/${scoro.account}/connectors`, { connector, properties });
  }
  const data: TemplateGround['data'] = async (method, input) => {
    const answered = await scoro.call({ method, input });
    if (!answered.ok) throw new Error(`${method}: ${await answered.text()}`);
    return answer.parse(await answered.json()).data;
  };
  return {
    platform,
    scoro,
    data,
    rows: async (method, input) => z.array(record).parse(await data(method, input)),
    close: () => platform.close(),
  };
}
