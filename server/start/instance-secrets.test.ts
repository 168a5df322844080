import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEnv } from '#server/env.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { instanceSecrets } from './instance-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'assay-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fresh = { isFresh: true };
const used = { isFresh: false };
const envOf = (settings: Record<string, string> = {}) =>
  readEnv({ DATA_DIR: path.join(folder, 'data'), ...settings });
function keyFile(name: string, bytes: number): string {
  const file = path.join(folder, name);
  writeFileSync(file, readFileSync('package.json').subarray(name.length, name.length + bytes));
  return file;
}

describe('the secrets of an installation', () => {
  test('are made once, kept, and readable by their owner alone', async () => {
    const env = envOf();
    const first = instanceSecrets(env, fresh);
    const again = instanceSecrets(env, used);
    expect(again.authSecret).toBe(first.authSecret);
    expect(await again.rootKeys.currentId()).toBe(await first.rootKeys.currentId());
    expect(first.authSecret.length).toBeGreaterThanOrEqual(43);
    for (const name of ['auth.secret', 'root.key']) {
      expect(statSync(path.join(env.dataDir, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('hold no root key where a key service has it', () => {
    const TRANSIT_URL = 'https://vault.example.org:8200';
    const env = envOf({ TRANSIT_URL, TRANSIT_TOKEN_FILE: '/nowhere/token' });
    instanceSecrets(env, fresh);
    expect(existsSync(path.join(env.dataDir, 'auth.secret'))).toBe(true);
    expect(existsSync(path.join(env.dataDir, 'root.key'))).toBe(false);
  });

  test('are never those of another installation', async () => {
    const [one, two] = ['one', 'two'].map((name) =>
      instanceSecrets(envOf({ DATA_DIR: path.join(folder, name) }), fresh),
    );
    expect(one?.authSecret).not.toBe(two?.authSecret);
    expect(await one?.rootKeys.currentId()).not.toBe(await two?.rootKeys.currentId());
  });
});

describe('a root key', () => {
  test.each([0, 1, 16, 31, 33, 64])('of %i bytes keeps Assay from starting', (length) => {
    const file = keyFile('odd.key', length);
    for (const name of ['ROOT_KEY_FILE', 'ROOT_KEY_FILE_PREVIOUS']) {
      const start = () => instanceSecrets(envOf({ [name]: file }), fresh);
      expect(start).toThrow(StartError);
      expect(start).toThrow(`exactly 32 bytes, but has ${length}.`);
    }
  });

  test('that is missing is not replaced where something is sealed', async () => {
    const env = envOf();
    const { rootKeys } = instanceSecrets(env, used);
    expect(await rootKeys.currentId()).toBeNull();
    expect(existsSync(path.join(env.dataDir, 'root.key'))).toBe(false);
    const elsewhere = instanceSecrets(envOf({ ROOT_KEY_FILE: path.join(folder, 'none') }), used);
    expect(await elsewhere.rootKeys.currentId()).toBeNull();
  });

  test('opens what it wrapped as long as one of the files has it', async () => {
    const [first, second] = [keyFile('first', 32), keyFile('second-key', 32)];
    const data = Buffer.from('place');
    const wrapped = await instanceSecrets(envOf({ ROOT_KEY_FILE: first }), used).rootKeys.wrap(
      Buffer.from('a data key'),
      data,
    );
    const unwrap = async (settings: Record<string, string>) => {
      const { rootKeys } = instanceSecrets(envOf(settings), used);
      return await rootKeys.unwrap(wrapped?.rootKeyId ?? '', wrapped?.wrapped ?? '', data);
    };
    const both = { ROOT_KEY_FILE: second, ROOT_KEY_FILE_PREVIOUS: first };
    expect(String(await unwrap(both))).toBe('a data key');
    expect(await unwrap({ ROOT_KEY_FILE: second })).toBeNull();
  });

  test('that is put back is found without a start', async () => {
    const file = keyFile('root', 32);
    const { rootKeys } = instanceSecrets(envOf({ ROOT_KEY_FILE: file }), used);
    const id = await rootKeys.currentId();
    renameSync(file, `${file}.away`);
    expect(await rootKeys.currentId()).toBeNull();
    renameSync(`${file}.away`, file);
    expect(await rootKeys.currentId()).toBe(id);
  });
});
