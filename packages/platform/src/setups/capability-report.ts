import { errorTable, TandemError, type Connector, type SiteFindings } from '@tandem/connector-kit';
import { z } from 'zod';
import { problemAnswer, problemOf } from '../http/problem.ts';
import { unlockedBy } from '../library/connector-answer.ts';
import { countUsable } from '../library/method-auth.ts';
import type { ModeVerification } from './capability.ts';
import type { Completeness } from './completeness.ts';
import type { StatusWithDetail } from './status.ts';

const moment = z.number().describe('Milliseconds since 1970');

export const capabilityAnswer = z
  .object({
    status: z.enum(['setupRequired', 'ready', 'connected', 'failed']),
    statusDetail: z.string().nullable(),
    modes: z.record(
      z.string(),
      z.object({ status: z.enum(['ok', 'failed', 'notConfigured']), problem: problemAnswer.optional() }),
    ),
    methods: z.object({ usable: z.int(), total: z.int() }),
    missing: z
      .array(
        z.object({
          properties: z.array(z.string()).describe('Names of the properties that have no value'),
          mode: z.string().nullable().describe('The mode they complete; null where every call needs them'),
          unlocks: z.array(z.string()).describe('The categories that they open'),
          methods: z.int().describe('How many methods more would work'),
        }),
      )
      .describe('What is missing, and what it would unlock'),
    companyAccountId: z.object({ value: z.string(), source: z.enum(['given', 'assumed']) }).nullable(),
    companyAccounts: z.array(z.object({ id: z.string(), name: z.string() })),
    quota: z
      .object({
        site: z.string(),
        window: z.object({ limit: z.number(), windowMs: z.number(), remaining: z.number(), learnt: z.boolean() }),
        day: z.object({ limit: z.number().optional(), used: z.number().optional(), resetsAt: moment.optional() }),
      })
      .nullable(),
    timeZone: z.string().nullable(),
    clockSkewSeconds: z.number().nullable(),
    site: z.string().nullable().describe('Where the values lead, such as `acme.scoro.com`'),
  })
  .meta({ id: 'CapabilityReport' });

export interface Findings {
  readonly status: StatusWithDetail;
  readonly completeness: Pick<Completeness, 'missing' | 'configured'>;
  readonly verifications: ReadonlyMap<string, ModeVerification>;
  /** Why no mode was verified although it is configured. */
  readonly siteProblem: TandemError | undefined;
  readonly site: string | undefined;
  /** Names of the properties that have a value. */
  readonly present: ReadonlySet<string>;
  /** Names of the properties whose values the reader may not see. */
  readonly hidden: ReadonlySet<string>;
}

/** What the values can do: by mode, in methods, and what each missing value would add. */
export function capabilityReport(connector: Connector, findings: Findings): z.infer<typeof capabilityAnswer> {
  const { status, completeness, verifications, siteProblem, hidden } = findings;
  const siteIsHidden = hidesSite(connector, hidden);
  const accountIsHidden = siteIsHidden || hidden.has('companyAccountId');
  const working = workingModes(completeness, verifications, siteProblem);
  const usable = completeness.missing.length > 0 ? 0 : countUsable(connector.methods, working);
  const verified = [...verifications.values()].filter((verification) => verification.status === 'ok');
  const site = mergeFindings(verified.map((verification) => verification.findings));
  return {
    status: status.status,
    // What failed may be told in words that name the site.
    statusDetail: siteIsHidden && status.status === 'failed' ? null : (status.detail ?? null),
    modes: Object.fromEntries(
      connector.modes.map(({ name }) => [
        name,
        modeReport(completeness.configured.has(name), verifications.get(name), siteProblem, siteIsHidden),
      ]),
    ),
    methods: { usable, total: connector.methods.length },
    missing: missingOf(connector, findings, working),
    companyAccountId: site.companyAccountId === undefined || accountIsHidden ? null : { ...site.companyAccountId },
    companyAccounts: accountIsHidden ? [] : (site.companyAccounts ?? []).map(({ id, name }) => ({ id, name })),
    quota: siteIsHidden ? null : quotaOf(verified.map(({ quota }) => quota).find((quota) => quota !== undefined)),
    timeZone: siteIsHidden || hidden.has('timeZone') ? null : (site.timeZone ?? null),
    clockSkewSeconds:
      verified.map(({ clockSkewSeconds }) => clockSkewSeconds).find((skew) => skew !== undefined) ?? null,
    site: siteIsHidden ? null : (findings.site ?? null),
  };
}

/** Whether where requests go is hidden. */
export function hidesSite(connector: Connector, hidden: ReadonlySet<string>): boolean {
  return connector.properties.some(({ name, destination }) => destination === true && hidden.has(name));
}

function workingModes(
  { configured }: Pick<Completeness, 'configured'>,
  verifications: ReadonlyMap<string, ModeVerification>,
  siteProblem: TandemError | undefined,
): ReadonlySet<string> {
  if (siteProblem !== undefined) return new Set();
  return new Set(
    [...configured].filter((mode) => {
      const verification = verifications.get(mode);
      return verification?.status !== 'failed' || !verification.refused;
    }),
  );
}

function modeReport(
  configured: boolean,
  verification: ModeVerification | undefined,
  siteProblem: TandemError | undefined,
  siteIsHidden: boolean,
): z.infer<typeof capabilityAnswer>['modes'][string] {
  if (!configured) return { status: 'notConfigured' };
  const told = (error: TandemError) => problemOf(siteIsHidden ? withoutSite(error) : error);
  if (siteProblem !== undefined) return { status: 'failed', problem: told(siteProblem) };
  // A value that every call needs is missing, so that no mode is complete either.
  if (verification === undefined) return { status: 'notConfigured' };
  return verification.status === 'ok' ? { status: 'ok' } : { status: 'failed', problem: told(verification.error) };
}

/** The same trouble in words of our own: those of the error may name the site. How to mend a refused credential names labels alone. */
function withoutSite({ code, facts }: TandemError): TandemError {
  const { hint } = facts;
  const isRefusal = code === 'credential_rejected' && hint !== undefined;
  return new TandemError(code, `${errorTable[code].title}.`, isRefusal ? { hint } : {});
}

function missingOf(
  connector: Connector,
  { completeness, present }: Findings,
  working: ReadonlySet<string>,
): z.infer<typeof capabilityAnswer>['missing'] {
  const everywhere = completeness.missing.map((name) => ({
    properties: [name],
    mode: null,
    unlocks: [...new Set(connector.methods.map(({ category }) => category))],
    methods: countUsable(connector.methods, completeness.configured),
  }));
  const now = countUsable(connector.methods, working);
  const modes = connector.modes
    .filter(({ name }) => !completeness.configured.has(name))
    .map(({ name, required }) => ({
      properties: required.filter((property) => !present.has(property)),
      mode: name,
      unlocks: working.size === 0 ? categoriesOf(connector, name) : unlockedBy(connector, name),
      methods: countUsable(connector.methods, new Set([...working, name])) - now,
    }))
    .filter(({ methods }) => methods > 0);
  return [...everywhere, ...modes];
}

function categoriesOf(connector: Connector, mode: string): string[] {
  return [...new Set(connector.methods.filter(({ modes }) => modes.includes(mode)).map(({ category }) => category))];
}

/** What several modes told of the site; the first that tells something of it is believed. */
function mergeFindings(all: readonly SiteFindings[]): SiteFindings {
  return all.reduce<SiteFindings>((merged, findings) => ({ ...findings, ...merged }), {});
}

function quotaOf(
  quota: Extract<ModeVerification, { status: 'ok' }>['quota'],
): z.infer<typeof capabilityAnswer>['quota'] {
  if (quota === undefined) return null;
  const { limit, used, resetsAt } = quota.day;
  return {
    site: quota.site,
    window: { ...quota.window },
    day: {
      ...(limit === undefined ? {} : { limit }),
      ...(used === undefined ? {} : { used }),
      ...(resetsAt === undefined ? {} : { resetsAt }),
    },
  };
}
