import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killTandem, startTandem, type StartedTandem } from '../testing/command.ts';

describe('tandem backup and restore', { timeout: 120_000 }, () => {
  let tandem: StartedTandem;
  let running: string;
  let stopped: string;
  beforeAll(async () => {
    tandem = await startTandem();
    running = join(tandem.dataDirectory, 'running.backup');
    stopped = join(tandem.dataDirectory, 'stopped.backup');
  });
  afterAll(() => tandem.remove());

  const call = ['call', 'scoro', 'tasks.list', '--account', 'Demo account'];

  it('writes a file that its owner alone reads, through the server that runs, and never over another', async () => {
    const done = await tandem.run(['backup', running]);
    expect(done).toMatchObject({ code: 0, out: '' });
    expect(done.err).toMatch(
      /^[\d,]+ bytes in .*running\.backup\. It opens with the master key alone: keep that elsewhere\.\n$/,
    );
    expect(statSync(running).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(running);
    const again = await tandem.run(['backup', running]);
    expect(again.code).toBe(1);
    expect(again.err).toContain('is there already, and is left as it is.');
    expect(readFileSync(running).equals(bytes)).toBe(true);
    expect(readdirSync(tandem.dataDirectory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('checks a backup without changing anything', async () => {
    const sound = await tandem.run(['restore', '--check', running]);
    expect(sound).toMatchObject({ code: 0, err: '' });
    expect(sound.out).toMatch(/^The backup is whole: [\d,]+ rows of \d+ tables, as they were at 20\S+\.\n$/);
    const broken = join(tandem.dataDirectory, 'broken.backup');
    writeFileSync(broken, readFileSync(running).subarray(0, -20));
    const refused = await tandem.run(['restore', '--check', broken]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('is no whole backup of Tandem');
  });

  it('refuses what is in use, and what has the master key and data', async () => {
    const refused = await tandem.run(['restore', running]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('already running on the data folder');
  });

  it('takes a backup of a server that is stopped, and restores it into a new folder with the master key alone', async () => {
    expect(await tandem.stop()).toBe(0);
    const done = await tandem.run(['backup', stopped, '--json']);
    expect(JSON.parse(done.out)).toEqual({ file: stopped, bytes: statSync(stopped).size });
    const filled = await tandem.run(['restore', stopped]);
    expect(filled.code).toBe(1);
    expect(filled.err).toContain('The database is not empty');

    const folder = join(tandem.dataDirectory, 'elsewhere');
    const environment = { TANDEM_DATA_DIR: folder };
    const without = await tandem.run(['restore', stopped], { environment });
    expect(without.code).toBe(1);
    expect(without.err).toMatch(/is encrypted with the master key mk_\w+, which was not given\./);
    expect(existsSync(folder)).toBe(false);

    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'master.key'), readFileSync(join(tandem.dataDirectory, 'master.key')), { mode: 0o600 });
    // Killed while its database is there and not filled yet: it is begun again.
    const surroundings = { environment: { TANDEM_DATA_DIR: folder } };
    await killTandem(['restore', stopped], surroundings, () => existsSync(join(folder, 'postgres', 'password')));
    const restored = await tandem.run(['restore', stopped], { environment });
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toMatch(/^Restored: [\d,]+ rows of \d+ tables, as they were at 20\S+\.\n$/);
    const there = await startTandem(['start'], { dataDirectory: folder });
    try {
      const executed = await there.run([...call, '--json']);
      expect(executed.code).toBe(0);
      expect(JSON.parse(executed.out)).toEqual(expect.any(Array));
    } finally {
      await there.stop();
    }
  });
});
