import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createProgram } from './program.ts';
import { runTandem, startTandem, type StartedTandem } from './testing/command.ts';

const demo = ['--account', 'Demo account'];
const records = z.array(z.record(z.string(), z.unknown()));

describe('the command line against a started server', () => {
  let tandem: StartedTandem;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-cli-out-'));
    tandem = await startTandem();
  });
  afterAll(async () => {
    await tandem.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('tandem start', () => {
    it('prints where everything is, and as its last line a command that works straight away', async () => {
      expect(tandem.line('Console')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(tandem.line('Sandbox')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(tandem.line('Data')).toBe(basename(tandem.dataDirectory));
      expect(tandem.line('Sign in')).toContain(`${tandem.line('Console')}/`);
      expect(tandem.lines.at(-1)).toBe('npx tandem call scoro tasks.list --account "Demo account"');
      const done = await tandem.run(['call', 'scoro', 'tasks.list', ...demo]);
      expect(done.code).toBe(0);
      expect(done.out.split('\n')[0]).toMatch(/^event_id +/);
      expect(done.out.trim().split('\n').length).toBeGreaterThan(5);
    });

    it('leaves a profile that only its owner can read', () => {
      expect(statSync(join(tandem.dataDirectory, 'profile.json')).mode & 0o777).toBe(0o600);
    });

    it('refuses a second server on the same data, and says so', async () => {
      const second = await tandem.run(['start'], { environment: { TANDEM_PORT: '0', TANDEM_SANDBOX_PORT: '0' } });
      expect(second).toMatchObject({ code: 1, out: '' });
      expect(second.err).toContain('already running');
    });
  });

  describe('setting up', () => {
    it('lists the library, and methods by word and by credential', async () => {
      expect((await tandem.run(['connectors'])).out).toMatch(/^scoro +Scoro +\d+/m);
      expect((await tandem.run(['connectors', 'no such thing'])).err).toContain('No connector matches');
      const words = await tandem.run(['methods', 'scoro', 'depot', '--json']);
      expect(records.parse(JSON.parse(words.out)).map(({ key }) => key)).toContain('depot.list');
      const byKey = await tandem.run(['methods', 'scoro', '--auth', 'apiKey', '--json']);
      expect(new Set(records.parse(JSON.parse(byKey.out)).map(({ auth }) => auth))).toEqual(new Set(['apiKey']));
    });

    it('takes the properties of the connector as flags, and lists them in the help', async () => {
      const { code, out } = await tandem.run(['setup', 'scoro', '--help']);
      expect(code).toBe(0);
      for (const flag of ['--language', '--company-account-id', '--device-id', '--api-key-env', '--password-stdin']) {
        expect(out).toContain(flag);
      }
      expect(out).not.toMatch(/--api-key[ ,]|--password[ ,]/);
    });

    it('names the nearest flag where one is not known', async () => {
      const done = await tandem.run(['setup', 'scoro', '--langauge', 'eng']);
      expect(done.code).toBe(2);
      expect(done.err).toContain('--language');
    });

    it('writes and clears the values of the setup', async () => {
      const set = await tandem.run(['setup', 'scoro', '--language', 'est', '--access', 'language=hidden', '--json']);
      expect(JSON.parse(set.out)).toMatchObject({ properties: { language: { value: 'est', access: 'hidden' } } });
      const cleared = await tandem.run(['setup', 'scoro', '--clear', 'language', '--json']);
      expect(JSON.parse(cleared.out)).toMatchObject({ properties: {} });
    });

    it('takes no secret as an argument', async () => {
      const done = await tandem.run(['setup', 'scoro', '--api-key', 'canary']);
      expect(done.code).toBe(2);
      expect(done.err).toContain('--api-key-env');
      expect(done.err).not.toContain('canary');
      const unset = await tandem.run(['setup', 'scoro', '--api-key-env', 'NOT_SET_ANYWHERE']);
      expect(unset).toMatchObject({ code: 2, err: expect.stringContaining('NOT_SET_ANYWHERE') });
    });

    it('installs with secrets from a variable and from standard input, and tests what it installed', async () => {
      const credentials = z
        .object({ apiKey: z.string(), username: z.string(), password: z.string() })
        .parse(await (await fetch(`${tandem.line('Sandbox')}/acme/credentials.json`)).json());
      const added = await tandem.run(['accounts', 'add', 'Acme Ltd', '--json']);
      expect(JSON.parse(added.out)).toMatchObject({ name: 'Acme Ltd' });
      const acme = ['--account', 'acme ltd'];
      const installed = await tandem.run(
        [
          'install',
          'scoro',
          ...acme,
          '--environment',
          'sandbox',
          '--company-name',
          'acme',
          '--username',
          credentials.username,
          '--password-stdin',
          '--api-key-env',
          'KEY',
        ],
        { input: `${credentials.password}\n`, environment: { KEY: credentials.apiKey } },
      );
      expect(installed).toMatchObject({ code: 0, out: expect.stringMatching(/^ins_\w+\n$/) });
      const report = await tandem.run(['test', 'scoro', ...acme, '--json']);
      expect(report.code).toBe(0);
      expect(JSON.parse(report.out)).toMatchObject({
        status: 'connected',
        modes: { apiKey: { status: 'ok' }, userAuth: { status: 'ok' } },
      });
    });

    it('makes a setup link, and prints nothing but it', async () => {
      const link = ['setup-link', 'scoro', '--account', 'Demo account'];
      const made = await tandem.run([...link, '--allow-origin', 'https://app.example.com', '--expires-in', '60']);
      expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^http:\S+\/setup-link\/lnk_\w+#tdl_\S+\n$/) });
      expect(made.err).toContain('Demo account');
      const refused = await tandem.run([...link, '--allow-origin', 'http://app.example.com', '--json']);
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.err)).toMatchObject({ errors: [{ field: 'allowedOrigins.0' }] });
      expect((await tandem.run([...link, '--expires-in', 'soon'])).code).toBe(2);
    });

    it('ends with 1 where a credential does not work', async () => {
      await tandem.run(['accounts', 'add', 'Wrong Ltd']);
      const wrong = ['--account', 'Wrong Ltd'];
      await tandem.run(
        ['install', 'scoro', ...wrong, '--environment', 'sandbox', '--company-name', 'wrong', '--api-key-stdin'],
        { input: 'nonsense' },
      );
      const report = await tandem.run(['test', 'scoro', ...wrong]);
      expect(report.code).toBe(1);
      expect(report.out).toContain('FAILED');
    });

    it('names the nearest account, or how to add one', async () => {
      expect((await tandem.run(['methods', 'scoro', '--account', 'Demo acount'])).err).toContain(
        'Did you mean "Demo account"?',
      );
      const taken = await tandem.run(['accounts', 'add', 'Demo account', '--json']);
      expect(taken.code).toBe(1);
      expect(JSON.parse(taken.err)).toMatchObject({ code: 'conflict' });
    });
  });

  describe('tandem describe', () => {
    it('shows the credential, the input and an example that works', async () => {
      const { out } = await tandem.run(['describe', 'scoro', 'tasks.create']);
      expect(out).toContain('API Key or User Auth');
      expect(out).toMatch(/record\.event_name +string/);
      const input = /--input '(.*)'$/m.exec(out)?.[1] ?? '';
      const dry = await tandem.run(['call', 'scoro', 'tasks.create', ...demo, '--input', input, '--dry-run']);
      expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('/tasks/modify') });
      expect(dry.out).toContain('[secret]');
    });
  });

  describe('tandem call', () => {
    it('prints the data alone with --json, and the whole answer with --full', async () => {
      const set = ['--set', 'perPage=3', '--set', 'filter.status=task_status1'];
      const data = await tandem.run(['call', 'scoro', 'tasks.list', ...demo, ...set, '--json']);
      const rows = records.parse(JSON.parse(data.out));
      expect(rows).toHaveLength(3);
      expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['task_status1']));
      const full = await tandem.run(['call', 'scoro', 'tasks.list', ...demo, ...set, '--json', '--full']);
      expect(JSON.parse(full.out)).toMatchObject({
        status: 'succeeded',
        page: { number: 1, hasMore: true },
        data: rows,
      });
    });

    it('takes input from a file and from standard input', async () => {
      const file = join(folder, 'input.json');
      writeFileSync(file, '{"perPage": 2}');
      for (const [input, given] of [
        [`@${file}`, ''],
        ['-', '{"perPage": 2}'],
      ] as const) {
        const done = await tandem.run(['call', 'scoro', 'tasks.list', ...demo, '--input', input, '--json'], {
          input: given,
        });
        expect(records.parse(JSON.parse(done.out))).toHaveLength(2);
      }
    });

    it('creates and reads back', async () => {
      const created = await tandem.run([
        'call',
        'scoro',
        'tasks.create',
        ...demo,
        '--set',
        'record.event_name="=cmd|calc"',
        '--json',
      ]);
      const id = z.object({ event_id: z.number() }).parse(JSON.parse(created.out)).event_id;
      const csv = await tandem.run([
        'call',
        'scoro',
        'tasks.get',
        ...demo,
        '--set',
        `id=${id}`,
        '--format',
        'csv',
        '--columns',
        'event_id,event_name',
      ]);
      expect(csv.out).toBe(`event_id,event_name\r\n${id},'=cmd|calc\r\n`);
    });

    it('streams all pages as NDJSON, CSV and JSON, each with every record', async () => {
      const all = ['call', 'scoro', 'tasks.list', ...demo, '--all'];
      const lines = await tandem.run(all);
      expect(lines.code).toBe(0);
      const count = lines.out.trimEnd().split('\n').length;
      expect(count).toBeGreaterThan(100);
      expect(lines.err).toContain(`${count.toLocaleString('en')} records`);
      const csv = await tandem.run([...all, '--format', 'csv', '--columns', 'event_id']);
      expect(csv.out.trimEnd().split('\r\n')).toHaveLength(count + 1);
      const file = join(folder, 'tasks.json');
      const json = await tandem.run([...all, '--json', '--output', file]);
      expect(json).toMatchObject({ code: 0, out: '' });
      expect(records.parse(JSON.parse(readFileSync(file, 'utf8')))).toHaveLength(count);
      expect(existsSync(`${file}.part`)).toBe(false);
    });

    it('writes the file that a method gives, byte for byte', async () => {
      const file = join(folder, 'brief.pdf');
      const download = ['call', 'scoro', 'files.download', ...demo, '--set', 'id=601'];
      expect(await tandem.run([...download, '--output', file])).toMatchObject({ code: 0, out: '' });
      const json = await tandem.run([...download, '--json']);
      const { base64 } = z.object({ base64: z.string() }).parse(JSON.parse(json.out));
      expect(readFileSync(file).toString('base64')).toBe(base64);
      const missing = await tandem.run([...download, '--set', 'id=999999', '--output', join(folder, 'none')]);
      expect(missing.code).toBe(1);
      expect(existsSync(join(folder, 'none'))).toBe(false);
    });

    it('prints a problem with its fields, its nearest names and its hint, and ends with 1', async () => {
      const done = await tandem.run(['call', 'scoro', 'tasks.list', ...demo, '--set', 'filter.statsu=x']);
      expect(done).toMatchObject({ code: 1, out: '' });
      expect(done.err).toContain('input_invalid');
      expect(done.err).toMatch(/filter\.statsu: .*Nearest: status/);
      const unknown = await tandem.run(['call', 'scoro', 'task.list', ...demo, '--json']);
      expect(JSON.parse(unknown.err)).toMatchObject({ code: 'method_unknown' });
    });

    it.each([
      [['--json', '--format', 'csv'], 'contradict'],
      [['--full'], '--json'],
      [['--all', '--format', 'table'], 'ndjson'],
      [['--all', '--dry-run'], 'contradict'],
      [['--input', '{'], 'no JSON'],
      [['--input', '@/nowhere'], 'ENOENT'],
      [['--set', 'x'], 'PATH=VALUE'],
      [['--nope'], 'unknown option'],
    ])('refuses %j as wrong usage', async (args, words) => {
      const done = await tandem.run(['call', 'scoro', 'tasks.list', ...demo, ...args]);
      expect(done).toMatchObject({ code: 2, out: '' });
      expect(done.err).toContain(words);
    });

    it('is in the log afterwards, and can be looked at', async () => {
      const list = await tandem.run(['calls', ...demo, '--json', '--limit', '1']);
      const [call] = records.parse(JSON.parse(list.out));
      expect(call).toMatchObject({ id: expect.stringMatching(/^cal_/) });
      const one = await tandem.run(['calls', String(call?.['id']), ...demo]);
      expect(JSON.parse(one.out)).toMatchObject({ id: call?.['id'] });
    });
  });
});

describe('stopping and starting', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-cli-again-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stops cleanly at Ctrl-C, keeps all data, and stops when the npm that started it is gone', async () => {
    const first = await startTandem(['start'], { dataDirectory: folder });
    await first.run(['accounts', 'add', 'Kept']);
    expect(await first.stop()).toBe(0);
    expect((await first.run(['accounts'])).err).toContain('cannot be reached');

    const second = await startTandem(['start', '--no-demo'], {
      dataDirectory: folder,
      underNpm: true,
      until: 'Sign in',
    });
    const accounts = await second.run(['accounts', '--json']);
    expect(records.parse(JSON.parse(accounts.out)).map(({ name }) => name)).toEqual(['Demo account', 'Kept']);
    await second.endNpm();
    await vi.waitFor(async () => expect((await second.run(['accounts'])).err).toContain('cannot be reached'), {
      timeout: 15_000,
    });
  }, 60_000);
});

describe('the command line without a server', () => {
  it('has help with examples for every command', async () => {
    const program = await createProgram([]);
    const names = program.commands.map((command) => command.name());
    const expected =
      'start serve sandbox keys backup restore connectors setup accounts install setup-link test methods describe call calls templates cycles runs';
    expect(names).toEqual(expected.split(' '));
    for (const command of program.commands) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help).toContain('$ ');
    }
  });

  it('suggests the nearest command, and ends with 2', async () => {
    expect(await runTandem(['cal'])).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean call?') });
  });

  it('says how to connect where nothing is known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-cli-none-'));
    const done = await runTandem(['accounts'], { environment: { TANDEM_DATA_DIR: folder } });
    rmSync(folder, { recursive: true });
    expect(done).toMatchObject({ code: 1, err: expect.stringContaining('npm start') });
    const gone = await runTandem(['accounts'], {
      environment: { TANDEM_URL: 'http://127.0.0.1:9', TANDEM_TOKEN: 'x' },
    });
    expect(gone).toMatchObject({ code: 1, err: expect.stringContaining('cannot be reached') });
    expect(await runTandem(['accounts'], { environment: { TANDEM_URL: 'nonsense' } })).toMatchObject({ code: 2 });
  });

  it('ends with 2 and one line that names the variable where the configuration is wrong', async () => {
    const done = await runTandem(['serve'], { environment: { TANDEM_PORT: 'x' } });
    expect(done).toMatchObject({ code: 2, out: '' });
    expect(done.err.split('\n')[0]).toContain('TANDEM_PORT');
  });
});

describe('a stream that is cut', () => {
  let server: Server;
  let answer: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.method === 'GET') {
        const items = [{ id: 'acc_1', name: 'A', connector: 'scoro', status: 'ready' }];
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ items, nextCursor: null }));
      } else response.end(answer);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => server.close());

  it.each([
    ['', 1],
    ['{"id":1}\n', 1],
    ['{"id":1}\n{"id":2}\n{"end":{"records":2}}', 0],
    ['{"id":1}\n{"error":{"code":"upstream_unavailable","detail":"It went away.","resumePage":2}}\n', 1],
    ['{"id":1}\n{"end":{"records":1}}\n{"id":2}\n', 1],
  ])('ends %j with %i and leaves no file that looks complete', async (body, code) => {
    answer = body;
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const folder = mkdtempSync(join(tmpdir(), 'tandem-cli-cut-'));
    const file = join(folder, 'out.ndjson');
    const done = await runTandem(['call', 'scoro', 'tasks.list', '--account', 'A', '--all', '--output', file], {
      environment: { TANDEM_URL: `http://127.0.0.1:${port}`, TANDEM_TOKEN: 'x' },
    });
    expect(done.code).toBe(code);
    expect(existsSync(file)).toBe(code === 0);
    expect(existsSync(`${file}.part`)).toBe(false);
    if (body.includes('resumePage')) expect(done.err).toContain('--set page=2');
    rmSync(folder, { recursive: true });
  });
});
