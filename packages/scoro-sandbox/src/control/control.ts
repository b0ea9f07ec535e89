import { z } from 'zod';
import { moduleOf } from '../api/answer.ts';
import type { Fault } from '../faults/fault.ts';
import { faultList } from '../faults/fault.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Limits } from '../limits/limits.ts';
import { catalogue } from '../records/catalogue.ts';
import type { LoggedRequest } from '../site/request-log.ts';
import type { Site } from '../site/site.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { settingsChange } from '../settings/site-settings.ts';
import type { SiteWebhooks } from '../webhooks/site-webhooks.ts';

const resettable = ['settings', 'faults', 'requests', 'records', 'sessions', 'webhooks', 'limits'] as const;

const change = z.strictObject({
  settings: settingsChange.optional(),
  faults: faultList.optional(),
  expireTokens: z.boolean().optional(),
  touch: z.strictObject({ module: z.string().max(64), share: z.number().min(0).max(1) }).optional(),
});

const reset = z.strictObject({ what: z.array(z.enum(resettable)).optional() });

/** What the control route shows of a company. */
export interface ControlState {
  readonly company: string;
  readonly settings: SiteSettings;
  readonly faults: readonly Fault[];
  readonly users: readonly {
    readonly id: number;
    readonly username: string;
    readonly password: string;
    readonly active: boolean;
    readonly may: string;
  }[];
  readonly data: {
    readonly from: string;
    readonly until: string;
    readonly counts: { readonly [module: string]: number };
  };
}

/** What the control route says of the requests a company got. */
export interface ControlRequests {
  readonly total: number;
  readonly processed: number;
  readonly logins: number;
  readonly counts: { readonly [moduleAndAction: string]: number };
  readonly requests: readonly LoggedRequest[];
}

/** A control request that is not understood. */
export class ControlError extends Error {}

/** Changes and shows one company from outside its API. */
export class Control {
  readonly #site: Site;
  readonly #faults: FaultPlan;
  readonly #webhooks: SiteWebhooks;
  readonly #limits: Limits;

  constructor(site: Site, faults: FaultPlan, webhooks: SiteWebhooks, limits: Limits) {
    this.#site = site;
    this.#faults = faults;
    this.#webhooks = webhooks;
    this.#limits = limits;
  }

  state(): ControlState {
    const { company, settings, accounts, clock, size } = this.#site;
    return {
      company,
      settings,
      faults: this.#faults.faults,
      users: accounts.map(({ user, username, password, active, may }) => ({
        id: user,
        username,
        password,
        active,
        may,
      })),
      data: {
        from: clock.iso(clock.from),
        until: clock.iso(clock.until),
        counts: Object.fromEntries(catalogue.map((module) => [module.path, module.count(size)])),
      },
    };
  }

  /** @throws ControlError */
  change(body: unknown): ControlState {
    const { settings, faults, expireTokens, touch } = parse(change, body);
    if (settings !== undefined) this.#site.change(settings);
    if (faults !== undefined) this.#faults.set(faults);
    if (expireTokens === true) this.#site.sessions.expireAll();
    if (touch !== undefined) {
      if (moduleOf(touch.module) === undefined) throw new ControlError(`there is no module ${touch.module}`);
      this.#site.table(touch.module).touch(touch.share, this.#site.now());
    }
    return this.state();
  }

  /** @throws ControlError */
  reset(body: unknown): ControlState {
    const what: readonly (typeof resettable)[number][] = parse(reset, body).what ?? resettable;
    if (what.includes('settings')) this.#site.resetSettings();
    if (what.includes('faults')) this.#faults.set([]);
    if (what.includes('requests')) this.#site.requests.reset();
    if (what.includes('records')) this.#site.resetRecords();
    if (what.includes('sessions')) this.#site.sessions.expireAll();
    if (what.includes('webhooks')) this.#webhooks.reset();
    if (what.includes('limits')) this.#limits.reset(this.#site);
    return this.state();
  }

  requests(after: number): ControlRequests {
    return this.#site.requests.report(after);
  }

  webhooks(): {
    readonly subscriptions: SiteWebhooks['subscriptions'];
    readonly deliveries: SiteWebhooks['deliveries'];
  } {
    return { subscriptions: this.#webhooks.subscriptions, deliveries: this.#webhooks.deliveries };
  }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ControlError(z.prettifyError(parsed.error));
  return parsed.data;
}
