import type { CallRequest, CallResult, SiteFindings, WireFile } from '@tandem/connector-kit';
import type { Action, DeleteAction, GetAction, ListAction } from '../modules/actions.ts';
import type { Module } from '../modules/define-module.ts';
import type { DataOf, Id, InputOf } from '../modules/module-types.ts';
import type * as modules from '../modules/modules.ts';
import type { RecordList } from './record-list.ts';

/** All modules by their key. */
type Modules = typeof modules;

/** `tasks`, `timeEntries`, ... */
export type ModuleKey = keyof Modules;

type VerbOf<M extends Module> = keyof M['actions'] & string;

/** `tasks.list`, ... : every method that has a declared shape. */
export type MethodKey = { [Key in ModuleKey]: `${Key}.${VerbOf<Modules[Key]>}` }[ModuleKey];

/** Methods that give a file instead of data. */
type FileMethodKey = 'files.download';

/** The input of a method by its key: `MethodInput<'tasks.create'>`. */
export type MethodInput<Key extends MethodKey> = Key extends `${infer M extends ModuleKey}.${infer Verb}`
  ? Verb extends VerbOf<Modules[M]>
    ? InputOf<Modules[M], Verb>
    : never
  : never;

/** The data of a method by its key: `MethodData<'tasks.get'>`. */
export type MethodData<Key extends MethodKey> = Key extends `${infer M extends ModuleKey}.${infer Verb}`
  ? Verb extends VerbOf<Modules[M]>
    ? DataOf<Modules[M], Verb>
    : never
  : never;

/** A record of a module as it is read: `ScoroRecord<'tasks'>`. */
export type ScoroRecord<Key extends ModuleKey> = DataOf<Modules[Key], 'get' & VerbOf<Modules[Key]>>;

/** How one call is made. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The credential to use where a method takes either; else the API key, where there is one. */
  readonly auth?: 'apiKey' | 'userAuth';
  /** `clean` (default), or the JSON values as Scoro sent them. */
  readonly values?: NonNullable<CallRequest['values']>;
  /** `refuse` (default): members that nobody knows are errors, since Scoro ignores them silently. */
  readonly unknownFields?: NonNullable<CallRequest['unknownFields']>;
}

/** What a call gave, with its page, its cost and its warnings. */
export interface Answer<Data> extends Omit<CallResult, 'data'> {
  readonly data: Data;
}

/** Input that may be left out where nothing in it must be given. */
type Arguments<Input> =
  Partial<Input> extends Input
    ? readonly [input?: Input, options?: CallOptions]
    : readonly [input: Input, options?: CallOptions];

type MethodOf<Input, Data, A> = A extends ListAction
  ? (...given: Arguments<Input>) => RecordList<Data extends readonly (infer Row)[] ? Row : Data>
  : A extends GetAction | DeleteAction
    ? (input: Input | Id, options?: CallOptions) => Promise<Data>
    : (...given: Arguments<Input>) => Promise<Data>;

type ModuleClient<Key extends ModuleKey> = {
  readonly [Verb in VerbOf<Modules[Key]>]: `${Key}.${Verb}` extends FileMethodKey
    ? (input: InputOf<Modules[Key], Verb> | Id, options?: CallOptions) => Promise<WireFile>
    : MethodOf<InputOf<Modules[Key], Verb>, DataOf<Modules[Key], Verb>, Extract<Modules[Key]['actions'][Verb], Action>>;
};

/** Any module, action and body, for what the catalogue does not have yet. */
export interface CustomRequest {
  readonly module: string;
  readonly action: string;
  readonly id?: Id;
  readonly request?: unknown;
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly page?: number;
  readonly perPage?: number;
  readonly detailed?: boolean;
  /** Without it the request counts as an action and is never repeated. */
  readonly effect?: 'read' | 'create' | 'update' | 'delete' | 'action';
}

/** A client of one Scoro site: every module by its name, every method by its verb. */
export type ScoroClient = {
  readonly [Key in ModuleKey]: ModuleClient<Key>;
} & {
  /**
   * Executes a method by its key, and answers with its page, cost and warnings.
   *
   * @example
   * const { data, page } = await acme.call('tasks.list', { perPage: 10 });
   */
  call<Key extends MethodKey>(method: Key, ...given: Arguments<MethodInput<Key>>): Promise<Answer<MethodData<Key>>>;
  /** Sends what the catalogue does not have yet, through the same credential, quota and address guard. */
  request(request: CustomRequest, options?: CallOptions): Promise<unknown>;
  /** Whether the credentials work, and what they tell of the site. Throws what the verifying call throws. */
  verify(options?: CallOptions): Promise<SiteFindings>;
  /** Closes the connections. The client cannot be used afterwards. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};
