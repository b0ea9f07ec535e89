import type { ChangesOf, Field, Fields, NewRecordOf, ReadOf, RecordOf, WriteOf } from '@tandem/connector-kit';
import type { FilterOf } from '../filters/filter-schema.ts';
import type {
  Action,
  CreateAction,
  DeleteAction,
  GetAction,
  ListAction,
  ModifyAction,
  SpecialAction,
  UpdateAction,
} from './actions.ts';
import type { Module } from './define-module.ts';

/** An id as a method takes it. */
export type Id = number | string;

/** What a list takes besides what is its own. */
export interface ListInput<Fs extends Fields> {
  readonly filter?: FilterOf<Fs>;
  readonly page?: number;
  readonly perPage?: number;
  readonly detailed?: boolean;
  readonly basic?: boolean;
  readonly includeDeleted?: boolean;
  readonly bookmarkId?: Id;
}

type RequiredParameters<Fs extends Fields> = {
  [Name in keyof Fs]: Fs[Name] extends { readonly requiredOnCreate: true } ? Name : never;
}[keyof Fs];

/** Parameters by name: those that must be given, and the others. */
export type ParametersOf<Fs extends Fields> = { readonly [Name in RequiredParameters<Fs>]: WriteOf<Fs[Name]> } & {
  readonly [Name in Exclude<keyof Fs, RequiredParameters<Fs>>]?: WriteOf<Fs[Name]>;
};

type ListInputOf<Fs extends Fields, A> =
  A extends ListAction<infer Parameters, infer Rows, infer Also>
    ? Omit<ListInput<Fs>, 'filter'> & {
        readonly filter?: FilterOf<Rows extends Fields ? Rows : Fs> & FilterOf<Also>;
      } & ParametersOf<Parameters>
    : never;

type InputOfAction<Fs extends Fields, A extends Action> = A extends ListAction
  ? ListInputOf<Fs, A>
  : A extends GetAction | DeleteAction
    ? { readonly id: Id }
    : A extends CreateAction
      ? { readonly record: NewRecordOf<Fs> }
      : A extends UpdateAction & { readonly required: readonly (infer Required)[] }
        ? {
            readonly id: Id;
            readonly record: ChangesOf<Fs> & { readonly [Name in Required & keyof Fs]: WriteOf<Fs[Name]> };
          }
        : A extends ModifyAction
          ? { readonly id?: Id; readonly record: ChangesOf<Fs> }
          : A extends SpecialAction<infer TakesId, infer Parameters>
            ? (TakesId extends true ? { readonly id: Id } : unknown) & ParametersOf<Parameters>
            : never;

type DataOfAction<Fs extends Fields, A extends Action> =
  A extends ListAction<infer _Parameters, infer Rows, infer _Also>
    ? readonly RecordOf<Rows extends Fields ? Rows : Fs>[]
    : A extends GetAction | CreateAction | UpdateAction | ModifyAction
      ? RecordOf<Fs>
      : A extends DeleteAction
        ? null
        : A extends SpecialAction<infer _TakesId, infer _Parameters, infer Gives>
          ? Gives extends Field
            ? ReadOf<Gives>
            : unknown
          : never;

/** The input of one method of a module: `InputOf<typeof tasks, 'create'>`. */
export type InputOf<M extends Module, Verb extends keyof M['actions']> = InputOfAction<
  M['fields'],
  M['actions'][Verb]
> &
  (M['path'] extends `{${infer Name}}` ? { readonly [N in Name]: string } : unknown);

/** The clean data that one method of a module answers. */
export type DataOf<M extends Module, Verb extends keyof M['actions']> = DataOfAction<M['fields'], M['actions'][Verb]>;
