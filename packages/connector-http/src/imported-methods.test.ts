import { describe, expect, it } from 'vitest';
import { httpConnector } from './connector.ts';
import { readDefinitions } from './openapi/read-definitions.ts';

const document = `
openapi: 3.1.0
info: { title: Orders, version: '1' }
servers: [{ url: 'https://ignored.example' }]
paths:
  /orders/:
    parameters:
      - { name: X-Region, in: header, schema: { type: string } }
      - { name: Authorization, in: header, schema: { type: string } }
    get:
      operationId: listOrders
      tags: [Orders]
      summary: All orders
      parameters:
        - { name: page, in: query, schema: { type: integer, minimum: 1 } }
        - { $ref: '#/components/parameters/PerPage' }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: integer } } }
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: { type: array, items: { $ref: '#/components/schemas/Order' } }
                  total: { type: integer }
    post:
      operationId: orders.create
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
      responses: { '201': { description: made } }
  /orders/{id}:
    get:
      tags: [Orders]
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: id, in: query, schema: { type: string } }
        - { name: page, in: query, schema: { type: string } }
      responses: { '200': { $ref: '#/components/responses/One' } }
  /events:
    get:
      operationId: events
      x-tandem-paging: { style: cursor, cursor: after, next: meta.next, rows: data }
      parameters: [{ name: after, in: query }]
      responses: {}
components:
  parameters:
    PerPage: { name: per_page, in: query, schema: { type: integer, maximum: 200 } }
  responses:
    One: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  schemas:
    Order:
      type: object
      required: [customer, id]
      properties:
        id: { type: integer, readOnly: true }
        customer: { type: string, minLength: 1, pattern: '^(a+)+$' }
        note: { type: [string, 'null'] }
        state: { enum: [open, closed] }
        parent: { $ref: '#/components/schemas/Order' }
        elsewhere: { $ref: 'https://evil.example/schema.json' }
`;

const imported = () => readDefinitions(document, new Set());
const named = (key: string) => imported().find((definition) => definition.key === key);
const connector = (text: string) =>
  httpConnector.withValues?.(new Map([['methods', String(httpConnector.cleanProperty('methods', text))]]));

describe('an OpenAPI document', () => {
  it('gives a method for each operation, by its id or its path', () => {
    expect(imported().map(({ key, verb, path }) => [key, verb, path])).toEqual([
      ['orders.listOrders', 'GET', '/orders'],
      ['orders.create', 'POST', '/orders'],
      ['orders.get', 'GET', '/orders/{id}'],
      ['api.events', 'GET', '/events'],
    ]);
    expect(named('orders.listOrders')).toMatchObject({ name: 'All orders', category: 'Orders' });
  });

  it('leaves credentials to the mode, and gives parameters of one name names of their own', () => {
    expect(named('orders.listOrders')?.parameters?.map(({ name }) => name)).not.toContain('Authorization');
    expect(named('orders.get')?.parameters).toMatchObject([
      { name: 'id', in: 'path' },
      { name: 'id', in: 'query', as: 'id_query' },
      { name: 'page', in: 'query', as: 'page_query' },
    ]);
  });

  it('is paged as its parameters, or the extension, say', () => {
    expect(named('orders.listOrders')?.paging).toEqual({
      style: 'page',
      page: 'page',
      size: 'per_page',
      cap: 200,
      rows: 'items',
    });
    expect(named('api.events')?.paging).toMatchObject({ style: 'cursor', next: 'meta.next' });
    expect(named('orders.get')?.paging).toBeUndefined();
  });

  it('makes methods that check their input: what is required, unknown, or the application sets', () => {
    const create = connector(document)?.method('orders.create');
    const takes = (body: unknown) => create?.input().safeParse({ body }).success;
    expect(takes({ customer: 'Lumi', note: null, state: 'open' })).toBe(true);
    expect(takes({})).toBe(false);
    expect(takes({ customer: 'Lumi', colour: 'red' })).toBe(false);
    expect(takes({ customer: 'Lumi', id: 1 })).toBe(false);
    expect(takes({ customer: 'Lumi', state: 'lost' })).toBe(false);
    expect(create?.input().safeParse(create.example()).success).toBe(true);
  });

  it('runs no pattern of the document', () => {
    const create = connector(document)?.method('orders.create');
    const started = performance.now();
    expect(create?.input().safeParse({ body: { customer: `${'a'.repeat(50)}!` } }).success).toBe(true);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('follows references within itself alone, and stops where they circle', () => {
    const text = JSON.stringify(imported());
    expect(text).not.toContain('$ref');
    expect(text).not.toContain('evil.example');
    expect(text.length).toBeLessThan(20_000);
  });

  it.each([
    ['swagger: "2.0"\npaths: {}', '3.0 or 3.1'],
    ['openapi: 3.1.0\npaths: {}', 'no operation'],
    ['{"openapi": ', 'neither JSON nor YAML'],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((n, at) => `${n}: &${n} [${`*${'abcdefgh'[at]},`.repeat(9)}]`)
        .join('\n')}`,
      'neither JSON nor YAML',
    ],
    ['- key: 17', 'methods'],
    ['"x"', 'methods'],
  ])('is refused with a reason: %#', (text, reason) => {
    expect(() => httpConnector.cleanProperty('methods', text)).toThrow(
      expect.objectContaining({ code: 'input_invalid', message: expect.stringContaining(reason) }),
    );
  });

  it('may be one that blows up when its references are followed', () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `S${at}`,
        {
          type: 'object',
          properties: {
            a: { $ref: `#/components/schemas/S${at + 1}` },
            b: { $ref: `#/components/schemas/S${at + 1}` },
          },
        },
      ]),
    );
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } };
    const paths = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`/p${at}`, { post: { requestBody: { content }, responses: {} } }]),
    );
    const kept = String(
      httpConnector.cleanProperty('methods', JSON.stringify({ openapi: '3.0.3', paths, components: { schemas } })),
    );
    expect(kept.length).toBeLessThan(900_000);
  });
});

describe('a list of definitions', () => {
  const clean = (definition: object) =>
    httpConnector.cleanProperty('methods', JSON.stringify([{ key: 'a.b', verb: 'GET', path: '/a', ...definition }]));

  it.each([
    [{ path: '/a/{id}' }, 'no parameter'],
    [{ path: '//evil.example' }, 'path'],
    [{ path: '/a?b=1' }, 'path'],
    [{ key: 'get' }, 'already'],
    [{ parameters: [{ name: 'id', in: 'path' }] }, '{id}'],
    [{ parameters: [{ name: 'Cookie', in: 'header' }] }, 'credential'],
    [{ parameters: [{ name: 'page', in: 'query' }] }, 'as'],
    [
      {
        parameters: [
          { name: 'x', in: 'query' },
          { name: 'x', in: 'header' },
        ],
      },
      'two parameters',
    ],
    [{ verb: 'POST', paging: { style: 'link' } }, 'GET'],
    [{ color: 'red' }, 'color'],
  ])('is refused where it cannot work: %j', (definition, reason) => {
    expect(() => clean(definition)).toThrow(
      expect.objectContaining({ code: 'input_invalid', message: expect.stringContaining(reason) }),
    );
  });

  it('is kept as it was understood', () => {
    expect(JSON.parse(String(clean({ summary: 'All' })))).toEqual([
      { key: 'a.b', verb: 'GET', path: '/a', summary: 'All' },
    ]);
  });
});
