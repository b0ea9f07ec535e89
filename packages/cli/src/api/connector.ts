import type { TandemClient } from '@tandem/client';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { readAnswer } from './read-answer.ts';

const propertyShape = z.looseObject({
  name: z.string(),
  label: z.string(),
  help: z.string().default(''),
  where: z.array(z.string()).default([]),
  kind: z.string(),
  choices: z.array(z.looseObject({ value: z.string(), label: z.string() })).default([]),
  default: z.string().nullish(),
  modes: z.array(z.string()).nullish(),
  required: z.boolean().default(false),
  advanced: z.boolean().default(false),
  structure: z.string().nullish(),
  prefix: z.string().nullish(),
  suffix: z.string().nullish(),
});

/** A value that a connector needs, as the library describes it. */
export type PropertyFacts = z.infer<typeof propertyShape>;

const connectorShape = z.looseObject({
  key: z.string(),
  name: z.string(),
  version: z.string().optional(),
  summary: z.string().default(''),
  properties: z.array(propertyShape).default([]),
  modes: z
    .array(
      z.looseObject({
        name: z.string(),
        label: z.string(),
        properties: z.array(z.string()).default([]),
        required: z.array(z.string()).default([]),
        where: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

export type ConnectorFacts = z.infer<typeof connectorShape>;

/**
 * A connector of the library, with its properties and authentication modes.
 *
 * @throws Failure where there is none of this key
 */
export async function readConnector(api: TandemClient, key: string): Promise<ConnectorFacts> {
  try {
    return await readAnswer(
      connectorShape,
      api.GET('/v1/connectors/{connector}', { params: { path: { connector: key } } }),
    );
  } catch (error) {
    if (!(error instanceof Failure) || error.problem?.code !== 'not_found') throw error;
    throw new Failure(1, `There is no connector "${key}".`, { hint: 'tandem connectors lists them.', cause: error });
  }
}
