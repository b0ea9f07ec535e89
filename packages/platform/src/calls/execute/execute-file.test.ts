import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;
let acme: Installed;
let file: number;

beforeAll(async () => {
  tandem = await startCallsPlatform();
  acme = await tandem.install('acme');
  const answer = await acme.call({ method: 'files.list', input: { perPage: 1 } });
  const { data } = (await answer.json()) as { data: { id?: number; file_id?: number }[] };
  file = data[0]?.file_id ?? data[0]?.id ?? 1;
});
afterAll(() => tandem.close());

const download = () => ({ method: 'files.download', input: { id: file } });

describe('a method that gives a file', () => {
  it('streams the bytes as an attachment that no browser interprets', async () => {
    const answer = await acme.call(download(), { headers: { accept: 'application/octet-stream' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.byteLength).toBeGreaterThan(0);
    const list = (await (await tandem.send('GET', `${acme.path}/calls?limit=1`)).json()) as { items: { id: string }[] };
    const record = await (await tandem.send('GET', `${acme.path}/calls/${list.items[0]?.id}`)).json();
    expect(record).toMatchObject({
      method: 'files.download',
      status: 'succeeded',
      output: { value: { size: bytes.byteLength } },
    });
  });

  it('is the same bytes as base64 in JSON', async () => {
    const bytes = Buffer.from(
      await (await acme.call(download(), { headers: { accept: 'application/octet-stream' } })).arrayBuffer(),
    );
    const { data } = (await (await acme.call(download())).json()) as {
      data: { size: number; base64: string; contentType: string };
    };
    expect(data.size).toBe(bytes.byteLength);
    expect(Buffer.from(data.base64, 'base64').equals(bytes)).toBe(true);
  });

  it('is no other method', async () => {
    const answer = await acme.call({ method: 'tasks.list' }, { headers: { accept: 'application/octet-stream' } });
    expect(answer.status).toBe(406);
  });
});

describe('a large file', () => {
  const large = Buffer.alloc(6 * 1024 * 1024, 'x');
  let upstream: Server;
  let elsewhere: CallsPlatform;
  let company: Installed;
  let broken = false;

  beforeAll(async () => {
    upstream = createServer((_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="big.pdf"',
      });
      if (!broken) return void response.end(large);
      response.write(large.subarray(0, 1_000_000), () => setTimeout(() => response.destroy(), 50));
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    elsewhere = await startCallsPlatform({
      upstreamUrl: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    });
    company = await elsewhere.install('acme');
  });
  afterAll(async () => {
    await elsewhere.close();
    upstream.close();
    upstream.closeAllConnections();
  });

  it('is refused as JSON above 5 MB, with the hint how it is to be had', async () => {
    const answer = await company.call(download());
    expect(answer.status).toBe(406);
    expect(await answer.json()).toMatchObject({
      code: 'not_acceptable',
      hint: expect.stringContaining('application/octet-stream'),
    });
  });

  it('streams with its name and kind', async () => {
    const answer = await company.call(download(), { headers: { accept: 'application/octet-stream' } });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toContain('filename="big.pdf"');
    expect(Buffer.from(await answer.arrayBuffer()).equals(large)).toBe(true);
  });

  it('that breaks off breaks the answer off, and is recorded as failed', async () => {
    broken = true;
    const answer = await company.call(download(), { headers: { accept: 'application/octet-stream' } });
    await expect(answer.arrayBuffer()).rejects.toThrow();
    await vi.waitFor(
      async () => {
        const list = (await (await elsewhere.send('GET', `${company.path}/calls?limit=1`)).json()) as {
          items: unknown[];
        };
        expect(list.items).toMatchObject([{ status: 'failed', errorCode: 'upstream_unavailable' }]);
      },
      { timeout: 5_000 },
    );
  });
});
