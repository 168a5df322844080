import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, makeDataDir, postgresPid, removeDataDir, startAssay } from './fixtures/assay.ts';
import { accountApi, signUp } from './fixtures/people.ts';
import { expect, test } from './fixtures/test.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

test.describe('starting and ending', () => {
  let dataDir: string;
  test.beforeEach(() => {
    dataDir = makeDataDir();
  });
  test.afterEach(() => removeDataDir(dataDir));

  test('what was stored is there after a stop and a start, and a stop leaves nothing running', async () => {
    const port = await freePort();
    const first = await startAssay({ dataDir, port });
    const ada = await signUp(first.url, 'Ada');
    await accountApi(first.url, ada).orgs.create.mutate({ name: 'Lasting' });
    const postgres = postgresPid(dataDir);
    await first.stop();
    expect(isAlive(postgres)).toBe(false);

    const second = await startAssay({ dataDir, port });
    try {
      const orgs = await accountApi(second.url, ada).orgs.list.query();
      expect(orgs.map((org) => org.name)).toEqual(['Lasting']);
      expect(await (await fetch(`${second.url}/health/ready`)).json()).toEqual({ status: 'ok' });
    } finally {
      await second.stop();
    }
  });

  test('after kill -9 of everything the next start recovers by itself', async () => {
    const first = await startAssay({ dataDir });
    const ada = await signUp(first.url, 'Ada');
    const postgres = postgresPid(dataDir);
    process.kill(first.pid, 'SIGKILL');
    process.kill(postgres, 'SIGKILL');

    const second = await startAssay({ dataDir, port: first.port });
    try {
      expect((await accountApi(second.url, ada).me.get.query())?.name).toBe('Ada');
    } finally {
      await second.stop();
    }
  });

  test('a taken port is one clear sentence', async () => {
    const first = await startAssay({ dataDir });
    try {
      const second = startAssay({ dataDir, port: first.port });
      await expect(second).rejects.toThrow(
        new RegExp(
          `ended with 1:\\s+Port ${first.port} is in use by another program\\.[^\\n]*\\n$`,
        ),
      );
    } finally {
      await first.stop();
    }
  });

  test('a data folder that can’t be made is one clear sentence', async () => {
    const file = path.join(dataDir, 'a-file');
    writeFileSync(file, '');
    await expect(startAssay({ dataDir: path.join(file, 'data') })).rejects.toThrow(
      /ended with 1:\s+[^\n]*a-file[^\n]*\n$/,
    );
  });

  test('a data folder with spaces and quotes in its path works', async () => {
    const odd = path.join(dataDir, `it's "my" data`);
    mkdirSync(odd);
    chmodSync(odd, 0o711);
    const assay = await startAssay({ dataDir: odd });
    await assay.stop();
    expect(existsSync(path.join(odd, 'postgres', 'PG_VERSION'))).toBe(true);
  });

  test('wrong settings are all listed at once', async () => {
    const env = { ROLE: 'boss', LOG_LEVEL: 'loud', AUTH_SECRET: 'changeme' };
    await expect(startAssay({ dataDir, env })).rejects.toThrow(
      /ended with 1:\s+These settings can't be used:\n {2}ROLE: .*\n {2}LOG_LEVEL: .*\n$/,
    );
  });
});
