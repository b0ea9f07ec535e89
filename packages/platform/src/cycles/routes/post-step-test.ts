import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { newIdentifier } from '../../database/identifier.ts';
import { problemOf, tandemErrorOf } from '../../http/problem.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import type { ExecuteForCycle } from '../../calls/execute/execute-for-cycle.ts';
import type { Step } from '../definition/step.ts';
import { findStep } from '../definition/find-step.ts';
import type { ValueContext } from '../frame/scope.ts';
import { programOf } from '../frame/program.ts';
import type { Values } from '../frame/values.ts';
import type { Library } from '../../library/library.ts';
import { boundConnector, methodOfConnector } from '../steps/bound-connector.ts';
import { furtherPages } from '../steps/further-pages.ts';
import { inputFrom } from '../steps/method-input.ts';
import { documentFrom } from '../definition/read-document.ts';
import { readCycle } from '../store/stored-cycle.ts';

export interface StepTestTools {
  readonly library: Library;
  readonly values: Values;
  readonly execute: ExecuteForCycle;
}

const answer = z
  .object({
    input: z.unknown(),
    output: z.unknown(),
    error: z.record(z.string(), z.unknown()).optional(),
    warnings: z.array(z.record(z.string(), z.unknown())),
    callId: z.string().nullable(),
    durationMs: z.int(),
  })
  .meta({ id: 'StepTest' });

/** `POST .../cycles/{cycle}/steps/test`: executes one step of the draft for real, and shows what it took and gave. */
export function postStepTest(tools: StepTestTools): Route {
  return defineRoute({
    operation: 'testStep',
    verb: 'POST',
    path: '/v1/accounts/{account}/cycles/{cycle}/steps/test',
    tag: 'Cycles',
    summary: 'Executes one step against the real connector',
    description: 'Also steps that write: what they create is there afterwards.',
    rights: { role: 'builder', accountTokens: 'own' },
    body: z.strictObject({
      step: z.string().max(100),
      document: z.record(z.string(), z.unknown()).optional().describe('The draft as it stands unless given'),
      context: z
        .strictObject({
          trigger: z.unknown().optional(),
          record: z.unknown().optional(),
          steps: z.record(z.string(), z.unknown()).optional(),
        })
        .optional()
        .describe('What the step sees, as from an earlier run'),
      bindings: z
        .record(z.string().max(100), z.string().max(100))
        .optional()
        .describe('Account connectors by slot; those of the draft unless given'),
      variables: z.record(z.string().max(100), z.unknown()).optional().describe('Those of the draft unless given'),
    }),
    answer,
    audit: 'ownRecord',
    handler: async ({ params, body, database, signal }) => {
      const { row } = await readCycle(database, params.account, params.cycle);
      const document =
        body.document === undefined ? documentFrom(row.draft, 'draft') : documentFrom(body.document, 'document');
      const step = findStep(document.steps, body.step);
      if (step === undefined)
        throw new TandemError('input_invalid', `The document has no step ${body.step}.`, {
          errors: [{ field: 'step', code: 'unknown', detail: 'Name a step of the document.' }],
        });
      const { bindings = row.bindings, variables = row.variables } = body;
      const program = await programOf(database, tools.library, { ...row, document, bindings, variables });
      const context: ValueContext = {
        trigger: body.context?.trigger ?? null,
        record: body.context?.record ?? body.context?.trigger ?? null,
        steps: body.context?.steps ?? {},
        variables: program.variables,
        run: { id: 'run_test', startedAt: new Date().toISOString(), trigger: 'test', lastSuccessAt: null },
        account: program.account,
        cycle: program.cycle,
      };
      const began = performance.now();
      const took = () => Math.round(performance.now() - began);
      const shown: { input: unknown; callId: string | null } = { input: null, callId: null };
      try {
        const { output, warnings } = await testOf(tools, program, step, context, shown, signal);
        return { ...shown, output: output ?? null, warnings: [...warnings], durationMs: took() };
      } catch (error) {
        return {
          ...shown,
          output: null,
          error: { ...problemOf(tandemErrorOf(error)) },
          warnings: [],
          durationMs: took(),
        };
      }
    },
  });
}

async function testOf(
  { values, execute }: StepTestTools,
  program: Awaited<ReturnType<typeof programOf>>,
  step: Step,
  context: ValueContext,
  shown: { input: unknown; callId: string | null },
  signal: AbortSignal,
): Promise<{ readonly output: unknown; readonly warnings: readonly Record<string, unknown>[] }> {
  switch (step.kind) {
    case 'transform': {
      const { value, warnings } = await values.evaluate(step.value, context, signal);
      return { output: value, warnings: warnings.map((warning) => ({ ...warning })) };
    }
    case 'decision': {
      const { holds, warnings } = await values.decide(step.when, context, signal);
      return { output: { branch: holds ? 'then' : 'else' }, warnings: warnings.map((warning) => ({ ...warning })) };
    }
    case 'method':
    case 'loop': {
      const asked = step.kind === 'method' ? step : step.over;
      if ('list' in asked) return { output: (await values.evaluate(asked.list, context, signal)).value, warnings: [] };
      const bound = boundConnector(program, asked.connector);
      const method = methodOfConnector(bound, asked.method);
      const { value, warnings } = await values.evaluate(asked.input ?? {}, context, signal);
      shown.input = value ?? null;
      const input = inputFrom(value, step.key);
      const callId = newIdentifier('cal');
      shown.callId = callId;
      const order = {
        accountId: program.account.id,
        installationId: bound.installationId,
        method: method.key,
        auth: asked.auth,
        unknownFields: step.kind === 'method' ? step.unknownFields : undefined,
        cycle: program.cycle,
        signal,
      };
      const call = await execute({ ...order, callId, input });
      const pages = step.kind === 'method' && call.effect === 'read' ? step.pages : undefined;
      const output =
        pages === undefined
          ? call.data
          : await furtherPages(pages, method, call, (page) =>
              execute({ ...order, callId: newIdentifier('cal'), input: { ...input, ...page } }),
            );
      return { output, warnings: [...warnings, ...call.warnings].map((warning) => ({ ...warning })) };
    }
    case 'delay':
    case 'end':
    case 'reference':
      throw new TandemError('conflict', `A step of the kind ${step.kind} shows what it does only within a run.`, {
        hint: 'Run the draft.',
      });
  }
}
