import type { PageTrouble } from '../api/page-trouble.ts';
import { chance } from '../records/chance.ts';
import type { Fault } from './fault.ts';

/** What a fault can be matched on. */
export interface Subject {
  readonly module: string;
  readonly action: string;
  readonly id: string | undefined;
  readonly credential: 'apiKey' | 'userToken' | 'both' | 'none';
}

type Modifying = 'latency' | 'slow-body' | 'string-status-codes' | 'expire-tokens' | PageTrouble['kind'];
export type AnsweringFault = Exclude<Fault, { readonly kind: Modifying }>;

/** What happens to one request. */
export interface Trouble {
  /** Milliseconds to wait. */
  readonly latency: number;
  readonly slowBody: number | undefined;
  readonly stringStatusCodes: boolean;
  readonly expireTokens: boolean;
  readonly pages: PageTrouble | undefined;
  readonly answer: AnsweringFault | undefined;
  /** The kinds that met the request, for the log. */
  readonly kinds: string | null;
}

/** Nothing happens to a request. */
export const noTrouble: Trouble = {
  latency: 0,
  slowBody: undefined,
  stringStatusCodes: false,
  expireTokens: false,
  pages: undefined,
  answer: undefined,
  kinds: null,
};

/** The faults of one company, in order, and how often each has met a request. */
export class FaultPlan {
  #faults: { readonly fault: Fault; matched: number; met: number }[] = [];

  set(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ fault, matched: 0, met: 0 }));
  }

  get faults(): readonly Fault[] {
    return this.#faults.map((entry) => entry.fault);
  }

  /** What meets a request. Each fault counts the requests that match it. */
  meet(subject: Subject): Trouble {
    if (this.#faults.length === 0) return noTrouble;
    const met: Fault[] = [];
    let answered = false;
    for (const entry of this.#faults) {
      const { fault } = entry;
      if (!matches(fault, subject) || (answered && isAnswering(fault))) continue;
      const turn = entry.matched;
      entry.matched += 1;
      if (turn < fault.skip || (fault.count !== undefined && entry.met >= fault.count)) continue;
      if (chance(turn, fault.seed) / 2 ** 32 >= fault.probability) continue;
      entry.met += 1;
      met.push(fault);
      answered ||= isAnswering(fault);
    }
    return met.length === 0 ? noTrouble : troubleOf(met);
  }
}

function matches(fault: Fault, subject: Subject): boolean {
  return (
    (fault.module === undefined || fault.module === subject.module) &&
    (fault.action === undefined || fault.action === subject.action) &&
    (fault.id === undefined || String(fault.id) === subject.id) &&
    (fault.credential === undefined || fault.credential === subject.credential)
  );
}

function isAnswering(fault: Fault): fault is AnsweringFault {
  switch (fault.kind) {
    case 'latency':
    case 'slow-body':
    case 'string-status-codes':
    case 'expire-tokens':
    case 'repeat-page':
    case 'ignore-page':
    case 'endless-pages':
    case 'whole-list':
      return false;
    default:
      return true;
  }
}

function troubleOf(met: readonly Fault[]): Trouble {
  let trouble: Trouble = { ...noTrouble, kinds: met.map((fault) => fault.kind).join(' ') };
  for (const fault of met) {
    switch (fault.kind) {
      case 'latency':
        trouble = {
          ...trouble,
          latency: trouble.latency + fault.ms + Math.floor(Math.random() * (fault.jitterMs + 1)),
        };
        break;
      case 'slow-body':
        trouble = { ...trouble, slowBody: fault.ms };
        break;
      case 'string-status-codes':
        trouble = { ...trouble, stringStatusCodes: true };
        break;
      case 'expire-tokens':
        trouble = { ...trouble, expireTokens: true };
        break;
      case 'repeat-page':
      case 'ignore-page':
      case 'endless-pages':
      case 'whole-list':
        trouble = { ...trouble, pages: fault };
        break;
      default:
        trouble = { ...trouble, answer: fault };
    }
  }
  return trouble;
}
