import { TandemError, type PageRequest, type WireRequest, type WireValue } from '@tandem/connector-kit';

/** Members of a JSON object on the wire. */
export type WireMembers = Readonly<Record<string, WireValue>>;

/** What a list is asked for. */
export interface ListOptions {
  readonly page?: PageRequest;
  readonly filter?: WireMembers;
  /** Full rows; the page is then 25 at most (PROTOCOL.md 5.2). */
  readonly detailed?: boolean;
  /** Only essential members. */
  readonly basic?: boolean;
  /** Also rows deleted in the last 30 days. */
  readonly includeDeleted?: boolean;
  /** Subtasks as rows of their own. */
  readonly includeSubtasks?: boolean;
  /** A saved view, applied by Scoro; needs a user token. */
  readonly bookmarkId?: number | string;
  /** Parameters of the action. */
  readonly request?: WireMembers;
  /** The action's segment in the path; empty for `relations`, which has none (PROTOCOL.md 1.4). */
  readonly segment?: string;
}

/** Rows of a module. */
export function listRequest(path: string, options: ListOptions = {}): WireRequest {
  const { segment = 'list', ...parts } = options;
  return post(path, segment, undefined, parts);
}

/** One record by its id. */
export function viewRequest(path: string, id: number | string): WireRequest {
  return post(path, 'view', id, {});
}

/** A create, without id, or the change of the members given (PROTOCOL.md 6.1). */
export function modifyRequest(
  path: string,
  record: WireMembers,
  options: { readonly id?: number | string; readonly returnData?: boolean } = {},
): WireRequest {
  const { id, ...parts } = options;
  return post(path, 'modify', id, { ...parts, request: record });
}

/** The deletion of a record by its id. */
export function deleteRequest(path: string, id: number | string): WireRequest {
  return post(path, 'delete', id, {});
}

/** Any other action of a module. */
export function actionRequest(
  path: string,
  action: string,
  options: {
    readonly id?: number | string;
    readonly request?: WireValue;
    readonly filter?: WireMembers;
    readonly page?: PageRequest;
    readonly detailed?: boolean;
  } = {},
): WireRequest {
  const { id, ...parts } = options;
  return post(path, action, id, parts);
}

interface Parts extends Omit<ListOptions, 'segment' | 'request'> {
  readonly request?: WireValue;
  readonly returnData?: boolean;
}

/** The envelope of PROTOCOL.md 2, in its order; the credential, the company account and the language come before it later. */
function post(path: string, action: string, id: number | string | undefined, parts: Parts): WireRequest {
  const doubled = doubledMembers(parts);
  const { request = {}, filter, bookmarkId, page, detailed, basic } = parts;
  return {
    verb: 'POST',
    path: pathOf(path, action, id),
    body: {
      request: isMembers(request) ? { ...request, ...doubled } : request,
      ...(filter !== undefined && { filter }),
      ...(bookmarkId !== undefined && { bookmark: { bookmark_id: String(bookmarkId) } }),
      ...(page !== undefined && { page: page.number, per_page: page.size }),
      ...(detailed === true && { detailed_response: true }),
      ...(basic === true && { basic_data: '1' }),
      ...doubled,
    },
  };
}

/** Members whose place is unverified: sent at the top and in `request`, since Scoro ignores what it does not know (PROTOCOL.md 2). */
function doubledMembers(parts: Parts): WireMembers {
  return {
    ...(parts.includeDeleted === true && { include_deleted: 1 }),
    ...(parts.includeSubtasks === true && { include_subtasks: 1 }),
    ...(parts.returnData === true && { return_data: 1 }),
  };
}

function pathOf(path: string, action: string, id: number | string | undefined): string {
  const segments = [...path.split('/'), ...(action === '' ? [] : [action]), ...(id === undefined ? [] : [String(id)])];
  return segments.map((segment) => `/${encodeSegment(segment)}`).join('');
}

/** Dots alone would climb out of the path, encoded or not. Throws `input_invalid` for them and for an empty id. */
function encodeSegment(segment: string): string {
  if (/^\.*$/.test(segment)) {
    const detail = 'An id cannot be empty or made of dots.';
    throw new TandemError('input_invalid', detail, { errors: [{ field: 'id', code: 'invalid', detail }] });
  }
  return encodeURIComponent(segment);
}

function isMembers(value: WireValue): value is WireMembers {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
