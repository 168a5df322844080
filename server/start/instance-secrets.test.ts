import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEnv } from '#server/env.ts';
import { instanceSecrets } from './instance-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'assay-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('secrets are made once, kept, and readable by their owner alone', () => {
  const env = readEnv({ DATA_DIR: path.join(folder, 'data') });
  const first = instanceSecrets(env);
  expect(instanceSecrets(env)).toEqual(first);
  expect(first.authSecret.length).toBeGreaterThanOrEqual(43);
  for (const name of ['auth.secret', 'root.key']) {
    expect(statSync(path.join(env.dataDir, name)).mode & 0o777).toBe(0o600);
  }
});

test('two installations never share a secret', () => {
  const [one, two] = ['one', 'two'].map((name) =>
    instanceSecrets(readEnv({ DATA_DIR: path.join(folder, name) })),
  );
  expect(one?.authSecret).not.toBe(two?.authSecret);
  expect(one?.rootKey.id).not.toBe(two?.rootKey.id);
});

test('a root key of another length is refused', () => {
  const file = path.join(folder, 'short.key');
  writeFileSync(file, readFileSync('package.json').subarray(0, 31));
  expect(() => instanceSecrets(readEnv({ DATA_DIR: folder, ROOT_KEY_FILE: file }))).toThrow(
    'exactly 32 bytes, but has 31',
  );
});
