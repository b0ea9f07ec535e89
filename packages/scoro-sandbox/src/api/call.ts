import type { Module } from '../records/module.ts';
import type { Table } from '../records/table.ts';
import type { Wire } from '../records/value.ts';
import type { Site } from '../site/site.ts';
import type { PageTrouble } from './page-trouble.ts';

/** Who asks, and with which credential. */
export interface Viewer {
  readonly credential: 'apiKey' | 'userToken' | 'none';
  readonly user: number | null;
  /** The company_account_id of the call. */
  readonly entity: string;
}

/** A call that has passed the credentials. */
export interface ApiCall {
  readonly site: Site;
  readonly module: Module;
  readonly action: string;
  /** The last segment of the path. */
  readonly id: string | undefined;
  readonly body: Record<string, unknown>;
  /** Bytes of the body. */
  readonly size: number;
  readonly viewer: Viewer;
  /** What is wrong with the pages of lists, when a fault says so. */
  readonly pageTrouble: PageTrouble | undefined;
  /** Where the sandbox is reached, without a slash at the end. */
  readonly base: string;
}

/** What a call answers: an envelope with or without data, one whose data is JSON already, or a file. Refusals are thrown. */
export type Reply =
  | { readonly data: Wire | undefined }
  | { readonly json: string }
  | { readonly file: { readonly name: string; readonly type: string; readonly bytes: Buffer } };

export type Action = (call: ApiCall) => Reply | Promise<Reply>;

export function tableOf(call: ApiCall): Table {
  return call.site.table(call.module.path);
}
