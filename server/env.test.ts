import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EnvError, EnvSchema, readEnv } from './env.ts';

/** Setting names in `.env.example`, commented out or not, with the values given there. */
function exampleSettings(): Map<string, string> {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const found = lines.flatMap((line) => {
    const match = /^(?:# )?([A-Z][A-Z_]+)=(.*)$/.exec(line);
    return match?.[1] ? [[match[1], line.startsWith('#') ? '' : (match[2] ?? '')] as const] : [];
  });
  return new Map(found);
}

describe('settings', () => {
  test('.env.example names every setting and no other', () => {
    expect([...exampleSettings().keys()].sort()).toEqual(Object.keys(EnvSchema.shape).sort());
  });

  test('.env.example shows the real defaults', () => {
    const shown = Object.fromEntries([...exampleSettings()].filter(([, value]) => value !== ''));
    expect(readEnv(shown)).toEqual(readEnv({}));
  });

  test('every problem is in one message', () => {
    const read = () => readEnv({ PORT: 'many', ROLE: 'boss', DATABASE_URL: 'mysql://x' });
    expect(read).toThrow(EnvError);
    expect(read).toThrow(/PORT: [\s\S]*ROLE: [\s\S]*DATABASE_URL: /);
  });

  test.each([
    ['OUTBOUND_ALLOW', 'https://ollama.test/v1'],
    ['SMTP_URL', 'mail.example.org'],
    ['TRANSIT_URL', 'http://vault.example.org:8200'],
  ])('%s=%s is refused with a reason', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`${name}: .{10,}`));
  });

  test.each(['changeme-changeme-changeme-changeme', 'short', 'a'.repeat(40)])(
    'the placeholder or short secret %s is refused',
    (secret) => {
      expect(() => readEnv({ AUTH_SECRET: secret })).toThrow(/AUTH_SECRET/);
    },
  );

  test('a database of one’s own needs secrets of one’s own in production', () => {
    const database = { DATABASE_URL: 'postgresql://u:p@db.test/assay' };
    expect(() => readEnv({ ...database, NODE_ENV: 'production' })).toThrow(/ROOT_KEY_FILE/);
    expect(readEnv({ ...database, NODE_ENV: 'test' }).databaseUrl).toBe(database.DATABASE_URL);
  });

  test('a key service needs a token, and takes the place of a root key in a file', () => {
    const url = { TRANSIT_URL: 'https://vault.example.org:8200' };
    const whole = { ...url, TRANSIT_TOKEN_FILE: '/run/token' };
    expect(() => readEnv(url)).toThrow(/TRANSIT_TOKEN_FILE: /);
    expect(() => readEnv({ ROOT_KEY_IN: 'transit' })).toThrow(/TRANSIT_URL: /);
    expect(() => readEnv({ ...whole, TRANSIT_MOUNT: '/team/' })).toThrow(/TRANSIT_MOUNT: /);
    expect(() => readEnv({ ...whole, TRANSIT_KEY: 'a/b' })).toThrow(/TRANSIT_KEY: /);
    const database = {
      DATABASE_URL: 'postgresql://u:p@db.test/assay',
      AUTH_SECRET: 'Zk3uU0cV6bqYd1hWm8rT5xPa9sLg2eNj',
      NODE_ENV: 'production',
    };
    expect(readEnv({ ...database, ...whole })).toMatchObject({
      rootKeyIn: 'transit',
      transit: { mount: 'transit', key: 'assay', namespace: null, tokenFile: '/run/token' },
    });
    expect(() => readEnv({ ...database, ...whole, ROOT_KEY_IN: 'file' })).toThrow(/ROOT_KEY_FILE/);
  });
});
