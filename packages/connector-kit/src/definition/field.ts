/** The kinds of value a field can hold, in their clean form. */
export type FieldKind =
  | 'text'
  | 'richText'
  | 'choice'
  | 'integer'
  | 'number'
  | 'decimal'
  | 'flag'
  | 'date'
  | 'dateTime'
  | 'duration'
  | 'list'
  | 'object'
  | 'map'
  | 'any';

/** How sure it is that a list can be filtered by a field. */
export type Filterable = 'attested' | 'unattested' | 'no';

/** What may be said of a field besides its kind. All of it is data, shown to people and used by programs. */
export interface FieldFacts {
  /** What it means, in one sentence, with its unit. */
  readonly about?: string;
  /** Must be given when a record is created. */
  readonly requiredOnCreate?: boolean;
  /** The application sets it; writing it is refused. */
  readonly readOnly?: boolean;
  /** Can be given when a record is created, and is refused afterwards. */
  readonly createOnly?: boolean;
  /** Can be written, and never comes back. */
  readonly writeOnly?: boolean;
  readonly filter?: Filterable;
  /** The replies that carry it; left out means all that do not say otherwise. */
  readonly availableIn?: readonly ('list' | 'get' | 'modify')[];
  /** The only authentication mode whose replies carry it. */
  readonly onlyWith?: string;
  readonly deprecated?: boolean;
  /** Nobody attests it: passed through, never presented as known. */
  readonly unconfirmed?: boolean;
  /** Unit of a number, such as `seconds`. */
  readonly unit?: string;
  /** The key of a list method whose rows this id points to, such as `projects`. */
  readonly refersTo?: string;
}

/**
 * One field, declared once: input, output, filter and form come from it.
 * `Read` is what a reader gets, `Write` what a writer gives, both in clean form.
 */
export interface Field<Read = unknown, Write = Read> extends FieldFacts {
  readonly kind: FieldKind;
  /** Known values of a `choice`. */
  readonly values?: readonly (string | number)[];
  /** A `choice` may also be written with values that are not known yet. Reading takes them in any case. */
  readonly open?: boolean;
  /** Decimal places on the wire of a `decimal`, where known. */
  readonly scale?: number;
  /** Item of a `list`, value of a `map`. */
  readonly of?: Field;
  /** Members of an `object`. */
  readonly fields?: Fields;
  /** What a writer gives, where it is of another form than what a reader gets. */
  readonly writes?: Field;
  /** How a `dateTime` or an otherwise special value stands on the wire; the connector's own word. */
  readonly wire?: string;
  /** Types alone, never set. Names rather than symbols, so that the declarations of a connector can spell them. */
  readonly '~read'?: Read;
  readonly '~write'?: Write;
}

/** Fields by name. */
export type Fields = Readonly<Record<string, Field>>;

/** The clean value a reader gets of a field. */
export type ReadOf<F> = F extends Field<infer Read, infer _Write> ? Read : never;

/** The clean value a writer gives for a field. */
export type WriteOf<F> = F extends Field<infer _Read, infer Write> ? Write : never;

/** A record as read: any member may be missing or null, since replies differ in what they carry. */
export type RecordOf<Fs extends Fields> = { readonly [Name in keyof Fs]?: ReadOf<Fs[Name]> | null };

type WritableNames<Fs extends Fields> = {
  [Name in keyof Fs]: Fs[Name] extends { readonly readOnly: true } | { readonly createOnly: true } ? never : Name;
}[keyof Fs];

type CreateOnlyNames<Fs extends Fields> = {
  [Name in keyof Fs]: Fs[Name] extends { readonly createOnly: true } ? Name : never;
}[keyof Fs];

type RequiredNames<Fs extends Fields> = {
  [Name in keyof Fs]: Fs[Name] extends { readonly requiredOnCreate: true } ? Name : never;
}[keyof Fs];

/** A record as written by an update: every writable member optional, null to clear it. */
export type ChangesOf<Fs extends Fields> = {
  readonly [Name in WritableNames<Fs>]?: WriteOf<Fs[Name]> | null;
};

/** A record as written by a create: what is required on create must be given. */
export type NewRecordOf<Fs extends Fields> = ChangesOf<Fs> & {
  readonly [Name in RequiredNames<Fs>]: WriteOf<Fs[Name]>;
} & {
  readonly [Name in CreateOnlyNames<Fs>]?: WriteOf<Fs[Name]> | null;
};

type Facts = FieldFacts & { readonly wire?: string };

/** Plain text. */
export function text<const F extends Facts>(facts?: F): Field<string> & F {
  return make('text', facts);
}

/** HTML text. */
export function richText<const F extends Facts>(facts?: F): Field<string> & F {
  return make('richText', facts);
}

/** Known values, with any other of their kind behind them. */
type Open<V extends string | number> = V | (V extends string ? string & {} : number & {});

/**
 * One of known values. A reader may meet others, since applications add to their lists; a writer may give others only with
 * `open: true`, where sites define their own.
 */
export function choice<const V extends string | number, const F extends Facts & { readonly open?: boolean }>(
  values: readonly V[],
  facts?: F,
): Field<Open<V>, F extends { readonly open: true } ? Open<V> : V> & F {
  return { ...make('choice', facts), values };
}

/** A whole number: ids, counts, seconds. */
export function integer<const F extends Facts>(facts?: F): Field<number> & F {
  return make('integer', facts);
}

/** A JSON number that is no money and no quantity. */
export function number<const F extends Facts>(facts?: F): Field<number> & F {
  return make('number', facts);
}

/** Money or a quantity: an exact decimal string when read; string or number when written. */
export function decimal<const F extends Facts & { readonly scale?: number }>(
  facts?: F,
): Field<string, string | number> & F {
  return make('decimal', facts);
}

/** Yes or no. */
export function flag<const F extends Facts>(facts?: F): Field<boolean> & F {
  return make('flag', facts);
}

/** A calendar date, `YYYY-MM-DD`. */
export function date<const F extends Facts>(facts?: F): Field<string> & F {
  return make('date', facts);
}

/** A date with a time of day, ISO 8601. */
export function dateTime<const F extends Facts>(facts?: F): Field<string> & F {
  return make('dateTime', facts);
}

/** A length of time, `HH:MM:SS`; hours may pass 24. */
export function duration<const F extends Facts>(facts?: F): Field<string> & F {
  return make('duration', facts);
}

/** A list of values of one kind. */
export function list<Read, Write, const F extends Facts>(
  of: Field<Read, Write>,
  facts?: F,
): Field<readonly Read[], readonly Write[]> & F {
  return { ...make('list', facts), of };
}

/** An object of named fields, written whole. Unknown members pass through when read. */
export function object<const Fs extends Fields, const F extends Facts>(
  fields: Fs,
  facts?: F,
): Field<RecordOf<Fs>, NewRecordOf<Fs>> & F {
  return { ...make('object', facts), fields };
}

/** An object whose keys are free and whose values are of one kind. */
export function map<Read, Write, const F extends Facts>(
  of: Field<Read, Write>,
  facts?: F,
): Field<Readonly<Record<string, Read>>, Readonly<Record<string, Write>>> & F {
  return { ...make('map', facts), of };
}

/** A value that is read in one form and written in another, such as users who are read whole and written by id. */
export function readAndWrite<Read, ReadWrite, Write, WriteRead, const F extends Facts>(
  reads: Field<Read, ReadWrite>,
  writes: Field<WriteRead, Write>,
  facts?: F,
): Field<Read, Write> & F {
  const { kind, values, of, fields } = reads;
  return {
    ...make(kind, facts),
    ...(values !== undefined && { values }),
    ...(of !== undefined && { of }),
    ...(fields !== undefined && { fields }),
    writes,
  };
}

/** A value whose form nobody attests; passed through as it is. */
export function anyValue<const F extends Facts>(facts?: F): Field & F {
  return make('any', facts);
}

function make<F extends Facts>(kind: FieldKind, facts: F | undefined): { readonly kind: FieldKind } & F {
  // With no facts given F is inferred from nothing, so an empty object is a faithful F.
  return { ...(facts ?? ({} as F)), kind };
}
