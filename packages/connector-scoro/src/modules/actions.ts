import type { Effect, Field, Fields, MethodContext, ReadResult, Warning } from '@tandem/connector-kit';

/** What may be said of any action of a module. */
export interface ActionFacts {
  /** One sentence; left out where the common one says all. */
  readonly summary?: string;
  /** Why little is known of it; the module's own reason counts for all its actions. */
  readonly unconfirmed?: string;
}

/** Rows of a module, page by page. */
export interface ListAction<
  Parameters extends Fields = Fields,
  Rows extends Fields | undefined = Fields | undefined,
  AlsoFilters extends Fields = Fields,
> extends ActionFacts {
  readonly kind: 'list';
  /** The action's segment in the path; empty where it has none. */
  readonly segment: string;
  /** Heading where it is not the module's plain list. */
  readonly name?: string;
  /** Members of the input besides filter and page, sent in `request`. */
  readonly parameters: Parameters;
  /** Which of the two Scoro reads is unverified, so the parameters go into `filter` too. */
  readonly parametersInFilter: boolean;
  /** Filters that are no member of a row. */
  readonly alsoFilters: AlsoFilters;
  /** Fields of the rows, where they are not the module's own. */
  readonly rows: Rows;
  /** Parameters as somebody might give them, for examples. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Input with which the list leaves nothing out that it leaves out otherwise, or may. */
  readonly everything: Readonly<Record<string, unknown>>;
  /**
   * Whether somebody attests that it is paged. The vendor names caps for lists as such (PROTOCOL.md 5.2), but nobody was seen to
   * page through what a site sets up once (statuses, tags, VAT codes, ...) or through what nobody attests: those may come whole.
   */
  readonly pagingAttested: boolean;
  /** The one row may come without a list around it. */
  readonly maybeOneRow: boolean;
}

export interface GetAction extends ActionFacts {
  readonly kind: 'get';
}

export interface CreateAction extends ActionFacts {
  readonly kind: 'create';
  /** The member that a signed-in user stands for; without a user it must be given (PROTOCOL.md 3.1). */
  readonly meField: string | undefined;
  /** The record comes back only when asked for. */
  readonly returnData: boolean;
}

export interface UpdateAction<Required extends string = string> extends ActionFacts {
  readonly kind: 'update';
  /** Members that Scoro asks for in every write. */
  readonly required: readonly Required[];
  /** Lists whose items without this id are new: such an update adds, and must not be repeated. */
  readonly adds: Readonly<Record<string, string>>;
  readonly returnData: boolean;
}

/** Where Scoro tells no create from update. */
export interface ModifyAction extends ActionFacts {
  readonly kind: 'modify';
}

export interface DeleteAction extends ActionFacts {
  readonly kind: 'delete';
}

/** Several requests behind one method. */
export type Steps = (
  path: string,
  input: Readonly<Record<string, unknown>>,
  context: MethodContext,
) => Promise<ReadResult>;

/** What no common verb covers. */
export interface SpecialAction<
  TakesId extends boolean = boolean,
  Parameters extends Fields = Fields,
  Gives extends Field | undefined = Field | undefined,
> extends ActionFacts {
  readonly kind: 'special';
  /** The action's segment in the path. */
  readonly segment: string;
  /** `Set Time Entry Done` */
  readonly name: string;
  readonly summary: string;
  readonly effect: Effect;
  readonly takesId: TakesId;
  /** Members of the input besides the id, sent in `request`. */
  readonly parameters: Parameters;
  /** Parameters as somebody might give them, for examples. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** The parameter whose value is the whole `request`. */
  readonly requestIs?: string;
  /** What it answers; undefined: nothing that would be known. */
  readonly gives: Gives;
  readonly givesFile?: boolean;
  /** What a caller should know of an answer that is a success as a whole. */
  readonly warnings?: (data: unknown) => readonly Warning[];
  readonly steps?: Steps;
}

export type Action = ListAction | GetAction | CreateAction | UpdateAction | ModifyAction | DeleteAction | SpecialAction;

/** Actions by verb. */
export type Actions = Readonly<Record<string, Action>>;

type Given<A, Names extends keyof A> = Partial<Pick<A, Names>> & ActionFacts;

export function listRows<
  const P extends Fields = Record<never, never>,
  const R extends Fields | undefined = undefined,
  const A extends Fields = Record<never, never>,
>(
  options: { readonly parameters?: P; readonly rows?: R; readonly alsoFilters?: A } & Given<
    ListAction,
    'segment' | 'name' | 'parametersInFilter' | 'example' | 'everything' | 'pagingAttested' | 'maybeOneRow'
  > = {},
): ListAction<NoInfer<P>, NoInfer<R>, NoInfer<A>> {
  const { parameters, rows, alsoFilters, ...others } = options;
  return {
    kind: 'list',
    segment: 'list',
    parametersInFilter: false,
    example: {},
    everything: {},
    pagingAttested: true,
    maybeOneRow: false,
    ...others,
    // What is not given is what the type parameters stand for by default.
    parameters: parameters ?? ({} as P),
    alsoFilters: alsoFilters ?? ({} as A),
    rows: rows as R,
  };
}

export function getRow(facts: ActionFacts = {}): GetAction {
  return { kind: 'get', ...facts };
}

export function createRow(options: Given<CreateAction, 'meField' | 'returnData'> = {}): CreateAction {
  return { kind: 'create', meField: undefined, returnData: false, ...options };
}

export function updateRow<const R extends string = never>(
  options: { readonly required?: readonly R[] } & Given<UpdateAction, 'adds' | 'returnData'> = {},
): UpdateAction<NoInfer<R>> {
  return { kind: 'update', required: [], adds: {}, returnData: false, ...options };
}

export function modifyRow(facts: ActionFacts = {}): ModifyAction {
  return { kind: 'modify', ...facts };
}

export function deleteRow(facts: ActionFacts = {}): DeleteAction {
  return { kind: 'delete', ...facts };
}

export function specialAction<
  const T extends boolean,
  const P extends Fields = Record<never, never>,
  const G extends Field | undefined = undefined,
>(
  options: { readonly takesId: T; readonly parameters?: P; readonly gives?: G } & Omit<
    SpecialAction,
    'kind' | 'takesId' | 'parameters' | 'gives'
  >,
): SpecialAction<T, NoInfer<P>, NoInfer<G>> {
  const { parameters, gives, ...others } = options;
  // What is not given is what the type parameters stand for by default.
  return { kind: 'special', ...others, parameters: parameters ?? ({} as P), gives: gives as G };
}
