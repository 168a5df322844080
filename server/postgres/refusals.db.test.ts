import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failToHold, holdDatabase, makeFolder } from '#server/testing/holder.ts';

let scratch: string;
beforeEach(() => {
  scratch = makeFolder();
});
afterEach(() => {
  fs.chmodSync(scratch, 0o755);
  fs.rmSync(scratch, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

describe('opening the database is refused in one sentence', () => {
  it('when the data folder is not writable', async () => {
    // Root may write anywhere, so as root the process that tries is somebody else.
    fs.chmodSync(scratch, 0o555);
    const dataDir = path.join(scratch, 'data');
    const { code, message } = await failToHold(dataDir, isRoot ? { uid: nobody } : {});
    expect(message).toBe(
      `StartError: The data folder ${dataDir} can't be written (EACCES): make it writable, or set DATA_DIR to another folder.`,
    );
    expect(code).toBe(3);
  });

  it('when something else stands where the data folder should', async () => {
    const dataDir = path.join(scratch, 'data');
    fs.writeFileSync(dataDir, '');
    const { code, message } = await failToHold(dataDir);
    expect(message).toContain(`The data folder ${dataDir} can't be written`);
    expect(code).toBe(3);
  });

  it('when another major version made the data folder, or its passwords are gone', async () => {
    const dataDir = path.join(scratch, 'data');
    await (await holdDatabase(dataDir)).stop();
    const version = path.join(dataDir, 'postgres', 'PG_VERSION');
    fs.writeFileSync(version, '17\n');
    const older = await failToHold(dataDir);
    expect(older).toMatchObject({ code: 3 });
    expect(older.message).toMatch(/was made by Postgres 17 and this Assay brings Postgres 18/);
    fs.writeFileSync(version, '18\n');

    const settings = path.join(dataDir, 'postgres', 'postgresql.conf');
    fs.appendFileSync(settings, '\nno_such_setting = 1\n');
    const broken = await failToHold(dataDir);
    expect(broken).toMatchObject({ code: 3 });
    expect(broken.message).toMatch(
      /^StartError: Postgres could not start: .*\(log: .*postgres\.log\)\.$/,
    );

    fs.rmSync(path.join(dataDir, 'credentials.json'));
    const locked = await failToHold(dataDir);
    expect(locked).toMatchObject({ code: 3 });
    expect(locked.message).toContain("credentials.json can't be read");
  });
});

describe.runIf(isRoot)('an ordinary user', () => {
  it('runs Postgres as itself', async () => {
    fs.chownSync(scratch, nobody, nobody);
    const dataDir = path.join(scratch, 'data');
    const holder = await holdDatabase(dataDir, { uid: nobody });
    expect(fs.statSync(path.join(dataDir, 'postgres')).uid).toBe(nobody);
    expect(await holder.stop()).toBe(0);
  });
});
