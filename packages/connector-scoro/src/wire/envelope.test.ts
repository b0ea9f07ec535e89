import { describe, expect, it } from 'vitest';
import { actionRequest, deleteRequest, listRequest, modifyRequest, viewRequest } from './envelope.ts';
import { listPaging } from './paging.ts';
import { modulePath } from './module-path.ts';

function body(request: { readonly body?: unknown }): string {
  return JSON.stringify(request.body);
}

describe('the envelope', () => {
  it('of a list has its members in the order of the protocol, the filter beside the request and not in it', () => {
    const request = listRequest('tasks', {
      page: { number: 2, size: 25 },
      filter: { project_id: [1, 2] },
      detailed: true,
      basic: true,
      includeDeleted: true,
      bookmarkId: 111,
    });
    expect(request).toMatchObject({ verb: 'POST', path: '/tasks/list' });
    expect(body(request)).toBe(
      '{"request":{"include_deleted":1},"filter":{"project_id":[1,2]},"bookmark":{"bookmark_id":"111"},"page":2,"per_page":25,' +
        '"detailed_response":true,"basic_data":"1","include_deleted":1}',
    );
  });

  it('of a plain list carries nothing that was not asked for', () => {
    expect(body(listRequest('tasks', { page: { number: 1, size: 100 } }))).toBe(
      '{"request":{},"page":1,"per_page":100}',
    );
  });

  it('puts members whose place is unverified in both places', () => {
    expect(listRequest('tasks', { includeSubtasks: true, request: { a: 1 } }).body).toEqual({
      request: { a: 1, include_subtasks: 1 },
      include_subtasks: 1,
    });
    expect(modifyRequest('timeEntries', { event_id: 5 }, { returnData: true }).body).toEqual({
      request: { event_id: 5, return_data: 1 },
      return_data: 1,
    });
  });

  it('of relations has no action in its path', () => {
    expect(listRequest('relations', { segment: '', request: { object_id: 1 } }).path).toBe('/relations');
  });

  it('of a single record ends with its id', () => {
    expect(viewRequest('tasks', 12).path).toBe('/tasks/view/12');
    expect(deleteRequest('tasks', '12').path).toBe('/tasks/delete/12');
    expect(modifyRequest('tasks', { event_name: 'x' }, { id: 12 }).path).toBe('/tasks/modify/12');
    expect(modifyRequest('tasks', { event_name: 'x' }).path).toBe('/tasks/modify');
    expect(actionRequest('projects', 'phases').path).toBe('/projects/phases');
  });

  it('takes a list as its request untouched', () => {
    expect(actionRequest('calendar', 'batchModify', { request: [{ event_id: 1 }] }).body).toEqual({
      request: [{ event_id: 1 }],
    });
  });

  it.each([
    ['a/b', '/tasks/view/a%2Fb'],
    ['1?x=1', '/tasks/view/1%3Fx%3D1'],
    ['#', '/tasks/view/%23'],
    ['a\\b', '/tasks/view/a%5Cb'],
  ])('keeps an id of %j inside its segment of the path', (id, path) => {
    expect(viewRequest('tasks', id).path).toBe(path);
    expect(new URL(`https://acme.scoro.com/api/v2${path}`).pathname).toMatch(/^\/api\/v2\/tasks\/view\/./);
  });

  it.each(['', '.', '..'])('refuses an id of %j', (id) => {
    expect(() => viewRequest('tasks', id)).toThrow('An id cannot be empty');
  });
});

describe('paging', () => {
  const paging = listPaging({ idField: 'event_id', attested: true });

  it('asks for the size wanted, lowered to the cap, and for the cap where none is wanted', () => {
    expect(paging.first({})).toEqual({ number: 1, size: 100, asked: undefined });
    expect(paging.first({ detailed: true })).toEqual({ number: 1, size: 25, asked: undefined });
    expect(paging.first({ detailed: true, perPage: 50, page: 3 })).toEqual({ number: 3, size: 25, asked: 50 });
    expect(paging.first({ perPage: 10 })).toEqual({ number: 1, size: 10, asked: 10 });
  });

  it('tells rows apart by their id', () => {
    expect(paging.rowId({ event_id: 5 })).toBe('5');
    expect(paging.rowId({ event_id: '5' })).toBe('5');
    expect(paging.rowId({})).toBeUndefined();
    expect(paging.rowId(null)).toBeUndefined();
    expect(listPaging({ idField: undefined, attested: false }).rowId({ id: 1 })).toBeUndefined();
  });
});

describe('the path of a module', () => {
  const corrected = new Map([['modulePaths', { properties: 'realEstates', tasks: 'elsewhere' }]]);

  it('can be corrected where nobody attests it, and nowhere else', () => {
    expect(modulePath('properties', 'only the category is known', corrected)).toBe('realEstates');
    expect(modulePath('tasks', undefined, corrected)).toBe('tasks');
    expect(modulePath('meters', 'only the category is known', corrected)).toBe('meters');
    expect(modulePath('constructor', 'odd', corrected)).toBe('constructor');
    expect(modulePath('properties', 'only the category is known', new Map())).toBe('properties');
  });
});
