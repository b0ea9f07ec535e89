import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TandemError, type Field } from '@tandem/connector-kit';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { filterForm } from '../filters/filterable.ts';
import type { Module } from '../modules/define-module.ts';
import * as modules from '../modules/modules.ts';
import type { Answer, CallOptions, ScoroClient } from './client-types.ts';
import { scoro } from './scoro.ts';

type Row = Readonly<Record<string, unknown>>;
type AnyCall = (method: string, input: unknown, options?: CallOptions) => Promise<Answer<unknown>>;

let sandbox: RunningSandbox;
let acme: ScoroClient;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  const credentials = z
    .object({
      companyName: z.string(),
      companyAccountId: z.string(),
      apiKey: z.string(),
      username: z.string(),
      password: z.string(),
    })
    .parse(await (await fetch(`${sandbox.url}/filters/credentials.json`)).json());
  acme = scoro({ ...credentials, sandboxUrl: sandbox.url });
});

afterAll(async () => {
  await acme?.close();
  await sandbox?.close();
});

/** Rows, or undefined where the filter was refused because it could not be checked. */
async function rowsOf(module: Module, input: Row): Promise<readonly Row[] | undefined> {
  try {
    const { data } = await (acme.call as unknown as AnyCall)(`${module.key}.list`, input);
    return z.array(z.record(z.string(), z.unknown())).parse(data);
  } catch (error) {
    if (error instanceof TandemError && error.facts.errors?.[0]?.code === 'not_filterable') return undefined;
    throw error;
  }
}

/** The value that a row would be looked for by: the first of a list, a plain one as it is. */
function wantedOf(value: unknown): string | number | boolean | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? one : undefined;
}

/** A moment is looked for by a range of nothing but itself, on the clock of the site. */
function filterValue(field: Field, wanted: string | number | boolean): unknown {
  if (field.kind !== 'dateTime') return wanted;
  const local = String(wanted).slice(0, 19);
  return { from_date: local, to_date: local };
}

function holds(row: Row, name: string, wanted: unknown): boolean {
  const value = row[name];
  return (Array.isArray(value) ? value : [value]).some(
    (one) => String(one).toLowerCase() === String(wanted).toLowerCase(),
  );
}

const lists = Object.values<Module>(modules).flatMap((module) => {
  const action = Object.entries(module.actions).find(([verb]) => verb === 'list')?.[1];
  return action?.kind === 'list' && !module.path.startsWith('{') ? [{ key: module.key, module, action }] : [];
});

/** What some lists cannot do without. */
const parametersOf: Readonly<Record<string, Row>> = {
  search: { search_phrase: 'a' },
  comments: { module: 'tasks', object_id: 1 },
  relations: { object_id: 1, type: 'contacts' },
};

describe('a filter never ends as all rows', () => {
  it.each(lists)('of $key', async ({ module, action }) => {
    const parameters = parametersOf[module.key] ?? {};
    const rows = (await rowsOf(module, { ...parameters, perPage: 25 })) ?? [];
    const checked: string[] = [];
    for (const [name, field] of Object.entries(action.rows ?? module.fields)) {
      const form = filterForm(field);
      const wanted = rows.map((row) => wantedOf(row[name])).find((value) => value !== undefined && value !== '');
      if (form === undefined || form.by === 'customFields' || wanted === undefined) continue;
      const found = await rowsOf(module, {
        ...parameters,
        perPage: 100,
        filter: { [name]: filterValue(field, wanted) },
      });
      if (found === undefined) continue;
      checked.push(name);
      expect(
        found.filter((row) => name in row && !holds(row, name, wanted)),
        `${name} = ${String(wanted)}`,
      ).toEqual([]);
      expect(found.length, `${name} = ${String(wanted)}`).toBeGreaterThan(0);
    }
    if (rows.length > 0) expect(checked).not.toEqual([]);
  });
});
