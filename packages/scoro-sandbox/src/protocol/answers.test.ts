import { describe, expect, it } from 'vitest';
import { rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

describe('PROTOCOL 4, responses and errors', () => {
  it('4.1 success has exactly status, statusCode, messages, data, in this order, and no totals', async () => {
    const company = await sandbox.company();
    const { text } = await company.call('depot/list', { per_page: 1 });
    expect(text).toBe(
      '{"status":"OK","statusCode":200,"messages":null,"data":[{"depot_id":1,"depot_name":"Main depot","comments":""}]}',
    );
  });

  it('4.1 statusCode may be a string, by a switch', async () => {
    const company = await sandbox.company({ statusCodes: 'text' });
    expect((await company.call('depot/list')).body['statusCode']).toBe('200');
    expect((await company.call('depot/view/999')).body['statusCode']).toBe('404');
  });

  it('4.1 data is an object for view and modify, an array for list', async () => {
    const company = await sandbox.company();
    expect(Array.isArray((await company.call('contacts/list')).data)).toBe(true);
    expect((await company.call('contacts/view/1001')).data).toMatchObject({ contact_id: 1001 });
    expect((await company.call('contacts/modify/1001', { request: { name: 'X' } })).data).toMatchObject({
      contact_id: 1001,
    });
  });

  it('4.1 setDone and delete answer without data', async () => {
    const company = await sandbox.company();
    expect((await company.call('timeEntries/setDone/99999')).text).toBe(
      '{"status":"OK","statusCode":200,"messages":null}',
    );
    expect((await company.call('timeEntries/view/99999')).data).toMatchObject({ is_completed: 1 });
    expect((await company.call('timeEntries/delete/99999')).text).toBe(
      '{"status":"OK","statusCode":200,"messages":null}',
    );
  });

  it('4.1 JSON is PHP-style: slashes as \\/, non-ASCII as \\uXXXX', async () => {
    const company = await sandbox.company();
    const { text } = await company.call('contacts/modify', { request: { name: 'Pärnu/Õ €😀' } });
    expect(text).toContain('"name":"P\\u00e4rnu\\/\\u00d5 \\u20ac\\ud83d\\ude00"');
    expect(text).toMatch(/^[\x20-\x7e]*$/);
  });

  it('4.2 a refusal comes with HTTP 200, without data, with messages.error as a list', async () => {
    const company = await sandbox.company();
    const answer = await company.call('contacts/delete/1001');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      '{"status":"ERROR","statusCode":400,"messages":{"error":["error deleting, check relations"]}}',
    );
  });

  it('4.2 the same refusal can come with a real HTTP status', async () => {
    const company = await sandbox.company({ errorStyle: 'status' });
    const answer = await company.call('contacts/delete/1001');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ status: 'ERROR', statusCode: 400 });
  });

  it.each([
    ['null', { messages: null }],
    ['error-list', { messages: { error: ['object_id is required'] } }],
    ['error-text', { messages: { error: 'object_id is required' } }],
    ['error-fields', { messages: { error: { object_id: 'object_id is required' } } }],
    ['error-field-lists', { messages: { error: { object_id: ['object_id is required'] } } }],
    ['list', { messages: ['object_id is required'] }],
    ['text', { messages: 'object_id is required' }],
    [
      'errors-map',
      { messages: { object_id: 'object_id is required' }, errors: { object_id: 'object_id is required' } },
    ],
    ['message', { message: 'object_id is required' }],
  ])('4.2 messages have the shape %s when told to', async (messageShape, expected) => {
    const company = await sandbox.company({ messageShape });
    expect((await company.call('comments/list', { request: { module: 'tasks' } })).body).toEqual({
      status: 'ERROR',
      statusCode: 400,
      ...expected,
    });
  });

  it.each([
    ['404', 404],
    ['400', 400],
  ])('4.2 an unknown id is refused with %s, by a switch', async (unknownId, code) => {
    const company = await sandbox.company({ unknownId });
    expect((await company.call('contacts/view/1')).body).toMatchObject({ status: 'ERROR', statusCode: code });
    expect((await company.call('contacts/modify/1', { request: {} })).body).toMatchObject({
      status: 'ERROR',
      statusCode: code,
    });
    expect((await company.call('contacts/delete/1')).body).toMatchObject({ status: 'ERROR', statusCode: code });
  });

  it('4.2 or an unknown id answers OK with nothing', async () => {
    const company = await sandbox.company({ unknownId: 'empty' });
    expect((await company.call('contacts/view/1')).body).toEqual({
      status: 'OK',
      statusCode: 200,
      messages: null,
      data: [],
    });
  });

  it('4.2 unknown modules and actions are refused', async () => {
    const company = await sandbox.company();
    expect((await company.call('nonsense/list')).body).toMatchObject({ status: 'ERROR', statusCode: 404 });
    expect((await company.call('tasks/explode')).body).toMatchObject({ status: 'ERROR', statusCode: 404 });
    expect((await company.call('depot/modify')).body).toMatchObject({ status: 'ERROR', statusCode: 404 });
  });

  it('4.3 a wrong subdomain answers with an HTML page', async () => {
    const answer = await fetch(`${sandbox.url}/no_such.site/api/v2/tasks/list`, { method: 'POST', body: '{}' });
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('<!DOCTYPE html>');
  });

  it('4.3 files/download gives the file itself, or an envelope by a switch', async () => {
    const company = await sandbox.company();
    const file = await company.call('files/download/601');
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.text).toBe('This is file 601 of the sandbox.\n');
    await company.set({ fileDownload: 'base64' });
    expect((await company.call('files/download/601')).data).toMatchObject({
      content: Buffer.from('This is file 601 of the sandbox.\n').toString('base64'),
    });
  });

  it('4.4 comments by an inactive author are refused with "not found or is inactive"', async () => {
    const company = await sandbox.company();
    const answer = await company.call('comments/modify', {
      request: { module: 'tasks', object_id: 20001, user_id: 4, comment: 'x' },
    });
    expect(answer.text).toContain('not found or is inactive');
    expect(
      rowsOf((await company.call('comments/list', { request: { module: 'tasks', object_id: 20001 } })).data).every(
        (row) => row['user_id'] !== 4,
      ),
    ).toBe(true);
  });
});
