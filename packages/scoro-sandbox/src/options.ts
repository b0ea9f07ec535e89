import type { SiteSettings } from './settings/site-settings.ts';

export interface SandboxOptions {
  /** Where to listen. Default 127.0.0.1. */
  readonly host?: string;
  /** Default 4480; 0 picks one. */
  readonly port?: number;
  /** How many records: 1 gives 10,000 time entries, 100 a million. Default 1; 0.01 to 1,000. */
  readonly scale?: number;
  /** Off takes both rate limits away, for benchmarks. Default on. */
  readonly limits?: 'on' | 'off';
  /** The one target of webhooks that is not a loopback address: where the platform is reached. */
  readonly publicUrl?: string;
  /** The day on which the two years of records end, YYYY-mm-dd. Default 2026-11-01. */
  readonly dataUntil?: string;
  /** Settings that every company starts with. */
  readonly settings?: Partial<SiteSettings>;
}

export interface RunningSandbox {
  /** `http://127.0.0.1:4480`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Ends everything, stalled replies included. */
  close(): Promise<void>;
}

/** An option of `startSandbox` that a command line can offer. */
export interface SandboxFlag {
  readonly flag: string;
  readonly option: 'host' | 'port' | 'scale' | 'limits' | 'publicUrl' | 'dataUntil';
  readonly kind: 'text' | 'number' | 'choice';
  readonly choices?: readonly string[];
  readonly default: string | number | undefined;
  readonly help: string;
}

export const defaults = { host: '127.0.0.1', port: 4480, scale: 1, limits: 'on', dataUntil: '2026-11-01' } as const;

export const sandboxFlags: readonly SandboxFlag[] = [
  {
    flag: 'host',
    option: 'host',
    kind: 'text',
    default: defaults.host,
    help: 'Where to listen; anything but loopback opens the sandbox to others',
  },
  { flag: 'port', option: 'port', kind: 'number', default: defaults.port, help: 'The port; 0 picks one' },
  {
    flag: 'scale',
    option: 'scale',
    kind: 'number',
    default: defaults.scale,
    help: 'How many records: 1 gives 10,000 time entries, 100 a million',
  },
  {
    flag: 'limits',
    option: 'limits',
    kind: 'choice',
    choices: ['on', 'off'],
    default: defaults.limits,
    help: 'Off takes both rate limits away, for benchmarks',
  },
  {
    flag: 'public-url',
    option: 'publicUrl',
    kind: 'text',
    default: undefined,
    help: 'The one webhook target that is not a loopback address',
  },
  {
    flag: 'data-until',
    option: 'dataUntil',
    kind: 'text',
    default: defaults.dataUntil,
    help: 'The day on which the two years of records end',
  },
];
