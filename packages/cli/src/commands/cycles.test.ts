import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTandem, type StartedTandem } from '../testing/command.ts';

const account = ['--account', 'Demo account'];
const document = {
  format: 1,
  name: 'Greet',
  variables: [{ name: 'greeting', label: 'Greeting', kind: 'text', default: 'Hello' }],
  connectors: {},
  trigger: { kind: 'manual' },
  steps: [
    {
      key: 'greet',
      kind: 'transform',
      value: { $join: [{ $path: 'variables.greeting' }, ' ', { $path: 'trigger.name' }] },
    },
  ],
};

describe('tandem cycles, runs and templates', { timeout: 120_000 }, () => {
  let tandem: StartedTandem;
  let file: string;
  beforeAll(async () => {
    tandem = await startTandem();
    file = join(tandem.dataDirectory, 'greet.json');
  });
  afterAll(() => tandem.remove());

  const write = (content: object): void => writeFileSync(file, JSON.stringify(content));

  it('apply a file: made, published and enabled; the same again changes nothing; a change is told and published', async () => {
    write(document);
    const planned = await tandem.run(['cycles', 'apply', file, ...account, '--dry-run']);
    expect(planned).toMatchObject({ code: 0, out: '"Greet" would be made.\n' });
    expect((await tandem.run(['cycles', ...account])).err).toContain('There is no cycle yet.');
    const made = await tandem.run(['cycles', 'apply', file, ...account, '--enable']);
    expect(made).toMatchObject({ code: 0, out: '"Greet" was made.\n', err: 'Version 1 is live.\nIt is enabled.\n' });
    const again = await tandem.run(['cycles', 'apply', file, ...account]);
    expect(again).toMatchObject({ code: 0, out: '"Greet" is as the file says.\n', err: 'Version 1 is live.\n' });
    write({ format: 1, document: { ...document, description: 'Says hello' }, variables: { greeting: 'Hi' } });
    const changed = await tandem.run(['cycles', 'apply', file, ...account]);
    expect(changed).toMatchObject({ code: 0, out: '+ description\n+ values.greeting\n', err: 'Version 2 is live.\n' });
    const listed = await tandem.run(['cycles']);
    expect(listed.out).toMatch(/^Greet +Demo account +live +manual/m);
  });

  it('export what applies again as it stands', async () => {
    const exported = await tandem.run(['cycles', 'export', 'greet', ...account]);
    expect(JSON.parse(exported.out)).toMatchObject({
      format: 1,
      document: { name: 'Greet' },
      variables: { greeting: 'Hi' },
    });
    const applied = await tandem.run(['cycles', 'apply', '-', ...account], { input: exported.out });
    expect(applied).toMatchObject({ code: 0, out: '"Greet" is as the file says.\n' });
  });

  it('run a cycle by hand, and list its runs', async () => {
    const done = await tandem.run(['cycles', 'run', 'Greet', ...account, '--event', '{"name": "World"}', '--wait']);
    expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^run_\w+ succeeded\n$/) });
    const [id = ''] = done.out.split(' ');
    expect((await tandem.run(['runs', ...account, '--cycle', 'Greet'])).out).toMatch(
      new RegExp(`^${id} .*Greet +manual +succeeded`, 'm'),
    );
    expect(JSON.parse((await tandem.run(['runs', id, ...account])).out)).toMatchObject({ id, state: 'succeeded' });
  });

  it('disable and enable by name, and name what is near to a name that is none', async () => {
    expect(await tandem.run(['cycles', 'disable', 'Greet', ...account])).toMatchObject({
      code: 0,
      out: 'Greet: disabled\n',
    });
    expect(await tandem.run(['cycles', 'enable', 'Greet', ...account])).toMatchObject({
      code: 0,
      out: 'Greet: live\n',
    });
    const unknown = await tandem.run(['cycles', 'enable', 'Great', ...account]);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('Did you mean "Greet"?');
  });

  it('refuse what has errors, before anything is changed, and what is no file of a cycle', async () => {
    const shown = readFileSync(file, 'utf8');
    write({ ...document, trigger: { kind: 'schedule', cron: 'often' } });
    const refused = await tandem.run(['cycles', 'apply', file, ...account]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('trigger.cron: The schedule cannot be read.');
    write({});
    expect(await tandem.run(['cycles', 'apply', file, ...account])).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds no cycle'),
    });
    expect(await tandem.run(['cycles', 'apply', `${file}.none`, ...account])).toMatchObject({ code: 2 });
    writeFileSync(file, shown);
    expect((await tandem.run(['cycles', 'apply', file, ...account])).out).toBe('"Greet" is as the file says.\n');
  });

  it('apply templates, and list them', async () => {
    write({ ...document, name: 'Greeting' });
    expect(await tandem.run(['templates', 'apply', file])).toMatchObject({ code: 0, out: '"Greeting" was made.\n' });
    expect(await tandem.run(['templates', 'apply', file, '--publish'])).toMatchObject({
      code: 0,
      out: '"Greeting" is as the file says.\n',
      err: 'Version 1 is live.\n',
    });
    write({ ...document, name: 'Greeting', description: 'Says hello' });
    expect((await tandem.run(['templates', 'apply', file])).out).toBe('"Greeting" was changed.\n');
    expect((await tandem.run(['templates'])).out).toMatch(/^tpl_\w+ +Greeting +version 1, changed +0$/m);
  });

  it('list the templates that come with Tandem, and make one of them', async () => {
    const listed = await tandem.run(['templates', 'ready']);
    expect(listed.out).toMatch(/^scoro-to-database +Scoro to a database +scoro, postgres/m);
    const made = await tandem.run(['templates', 'ready', 'scoro-to-database', '--name', 'Reporting', '--publish']);
    expect(made).toMatchObject({ code: 0, out: '"Reporting" was made.\n', err: 'Version 1 is live.\n' });
    expect((await tandem.run(['templates'])).out).toMatch(/Reporting +version 1/);
    const unknown = await tandem.run(['templates', 'ready', 'scoro-to-databse']);
    expect(unknown.code).not.toBe(0);
    expect(unknown.err).toContain('scoro-to-database');
  });
});
