import { expect, it } from 'vitest';
import type { Caller } from '../caller.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { ConformanceSubject } from './conformance-subject.ts';

/** Every method, with every combination of configured modes: the right credential, or a refusal that says what is missing. */
export function itChoosesCredentials(subject: () => ConformanceSubject, caller: () => Caller): void {
  it('executes each method by a mode it takes, or says what is missing and sends nothing', async () => {
    const { connector } = subject();
    const names = connector.modes.map((mode) => mode.name);
    const before = await subject().requestsSeen();
    for (const configured of subsetsOf(names)) {
      const installation = {
        id: `ins_${configured.join('_') || 'none'}`,
        tenant: 'acc_1',
        verified: true,
        properties: subject().properties(configured),
      };
      for (const facts of connector.methods) {
        const method = connector.method(facts.key);
        const label = `${facts.key} with ${configured.join(' and ') || 'nothing'}`;
        const input = method?.example() ?? {};
        const needed = method?.modeFor?.(input);
        const usable = (needed === undefined ? facts.modes : [needed]).filter((mode) => configured.includes(mode));
        const outcome = await caller()
          .dryRun({ installation, method: facts.key, input, signal: AbortSignal.timeout(10_000) })
          .then(
            (result) => result.mode,
            (error: unknown) => error,
          );
        if (usable.length > 0) {
          expect(outcome, label).toBe(usable[0]);
        } else {
          expectMissing(outcome, label);
        }
      }
    }
    expect(await subject().requestsSeen()).toBe(before);
  });
}

function expectMissing(outcome: unknown, label: string): void {
  expect(outcome, label).toBeInstanceOf(TandemError);
  if (outcome instanceof TandemError) {
    expect(outcome.code, label).toBe('credential_missing');
    for (const missing of outcome.facts.missing ?? []) {
      expect(missing.properties.length, label).toBeGreaterThan(0);
      expect(missing.where.length, label).toBeGreaterThan(0);
    }
    expect(outcome.facts.missing?.length, label).toBeGreaterThan(0);
  }
}

function subsetsOf(names: readonly string[]): string[][] {
  return names.reduce<string[][]>((subsets, name) => [...subsets, ...subsets.map((subset) => [...subset, name])], [[]]);
}
