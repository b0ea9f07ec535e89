import type { TandemClient } from '@tandem/client';

/** A call that is ready to be sent. */
export interface PreparedCall {
  readonly api: TandemClient;
  readonly connector: string;
  /** Where it is executed, what, and with which key against repetition. */
  readonly request: {
    readonly params: { readonly path: { readonly account: string; readonly installation: string } };
    readonly body: CallBody;
    readonly headers: Readonly<Record<string, string>>;
  };
}

interface CallBody {
  readonly method: string;
  readonly input: Record<string, unknown>;
  readonly auth?: string;
  readonly values?: 'raw';
  readonly unknownFields?: 'send';
  readonly dryRun?: boolean;
}
