import type { ApiClient } from '../api/api-client.ts';

/** A call that is ready to be sent. */
export interface PreparedCall {
  readonly api: ApiClient;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Where the API describes its method. */
  readonly describePath: string;
}
