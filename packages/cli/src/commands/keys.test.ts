import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runTandem, startTandem, type StartedTandem } from '../testing/command.ts';

const keysShape = z.looseObject({ keys: z.array(z.looseObject({ id: z.string(), dataKeys: z.number() })) });

describe('tandem keys', () => {
  let tandem: StartedTandem;
  let file: string;
  beforeAll(async () => {
    tandem = await startTandem();
    file = join(tandem.dataDirectory, 'master.key');
  });
  afterAll(() => tandem.remove());

  const readKeys = async () => keysShape.parse(JSON.parse((await tandem.run(['keys', '--json'])).out)).keys;

  it('names the keys and what each wraps', async () => {
    const done = await tandem.run(['keys']);
    expect(done.code).toBe(0);
    expect(done.out).toMatch(/^id +state +data keys +where\nmk_[0-9a-f]{12} +wraps +2 +.*master\.key\n$/);
    expect(done.out).not.toContain(readFileSync(file, 'utf8').trim());
  });

  it('says in a dry run what would be done, and does nothing', async () => {
    const [{ id } = { id: '' }] = await readKeys();
    const done = await tandem.run(['keys', 'rotate', '--dry-run']);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toBe(
      `2 data keys would be wrapped with a new key; all open with the keys that they have now.\nThen nothing would use ${id} any more.\n`,
    );
    expect((await readKeys())[0]?.id).toBe(id);
  });

  it('rotates, as often as it is wanted, and says what is left to do', async () => {
    for (let round = 0; round < 2; round += 1) {
      const [{ id } = { id: '' }] = await readKeys();
      const before = readFileSync(file, 'utf8');
      const done = await tandem.run(['keys', 'rotate']);
      const [after, ...others] = await readKeys();
      expect(others).toEqual([]);
      expect(after?.id).not.toBe(id);
      expect(done).toMatchObject({ code: 0, err: '' });
      expect(done.out).toBe(
        `2 data keys newly wrapped with ${after?.id}; all 2 open with it alone.\nNothing uses ${id} any more; dropped from the key file.\nBack up the key file anew; backups of the database from before need the old one.\n`,
      );
      expect(readFileSync(file, 'utf8')).not.toContain(before.trim());
    }
    expect((await tandem.run(['call', 'scoro', 'tasks.list', '--account', 'Demo account'])).code).toBe(0);
    const json = await tandem.run(['keys', 'rotate', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ state: 'done', dataKeys: { verified: 2 } });
  });

  it('refuses a server without the right key, in words that name it, with status 1', { timeout: 120_000 }, async () => {
    const [{ id } = { id: '' }] = await readKeys();
    const right = readFileSync(file, 'utf8');
    expect(await tandem.stop()).toBe(0);
    const environment = { TANDEM_DATA_DIR: tandem.dataDirectory, TANDEM_PORT: '0', TANDEM_SANDBOX: 'off' };
    rmSync(file);
    const missing = await runTandem(['serve'], { environment });
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain(`is gone, and the database is encrypted with its key ${id}.`);
    expect(missing.err).toContain('Restore the file from a backup, or set TANDEM_MASTER_KEY to that key.');
    const TANDEM_MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
    const wrong = await runTandem(['serve'], { environment: { ...environment, TANDEM_MASTER_KEY } });
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain(`The database is encrypted with the master key ${id}, which was not given (given: mk_`);
    expect(wrong.err).not.toContain(TANDEM_MASTER_KEY);
    writeFileSync(file, right, { mode: 0o600 });
    tandem = await startTandem(['start'], { dataDirectory: tandem.dataDirectory });
    expect((await tandem.run(['call', 'scoro', 'tasks.list', '--account', 'Demo account'])).code).toBe(0);
  });
});
