import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../environment.ts';
import { Failure } from '../failure.ts';
import { readRunSettings } from '../run/run-settings.ts';
import { findConnection, originOf } from './connection.ts';
import { findLogin, type Login, readLogins, withLogin, writeLogins } from './logins.ts';
import { readConfig } from './read-config.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-config-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(root, 'f-'));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function said(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('assay.config.yaml', () => {
  it('is found upwards, and may be empty or absent', () => {
    const folder = folderWith({ 'assay.config.yaml': 'org: acme\n', 'a/b/x': '' });
    const found = readConfig(path.join(folder, 'a/b'), null);
    expect(found).toMatchObject({ folder, settings: { org: 'acme' } });
    expect(readConfig(folderWith({ 'assay.config.yml': '# nothing\n' }), null).settings).toEqual(
      {},
    );
    expect(readConfig(folderWith({}), null).settings).toEqual({});
  });

  it('says everything that is wrong, with its place', () => {
    const text = 'url: assay\nrun:\n  suit: Smoke\n  repeat: 50\n';
    const words = said(() => readConfig(folderWith({ 'assay.config.yaml': text }), null));
    expect(words.split('\n')).toEqual([
      'assay.config.yaml:1:6: url: Write an address such as https://assay.example.org.',
      expect.stringMatching(/^assay\.config\.yaml:4:11: run\.repeat: /),
      'assay.config.yaml:3:9: run.suit: There is no such setting.',
    ]);
    const yaml = said(() => readConfig(folderWith({ 'assay.config.yaml': 'a: [\n' }), null));
    expect(yaml).toMatch(/^assay\.config\.yaml:\d+:\d+: This is not valid YAML/);
    const secret = said(() =>
      readConfig(folderWith({ 'assay.config.yaml': 'token: asy_secret\n' }), null),
    );
    expect(secret).toContain('Tokens don’t belong into files');
    expect(secret).not.toContain('asy_secret');
    expect(said(() => readConfig(root, 'missing.yaml'))).toContain('can’t be read');
  });

  it('gives way to options', () => {
    const settings = { run: { suite: 'A', targets: ['T'], minPassRate: 0.5, junit: 'j.xml' } };
    const config = { file: '/x/assay.config.yaml', folder: '/x', settings };
    const own = readRunSettings({ suite: null }, config, '/y');
    expect(own).toMatchObject({
      suite: 'A',
      targets: ['T'],
      reports: { junit: '/x/j.xml' },
      askAnew: false,
    });
    expect(own.gate).toEqual({ maxRegressions: null, minPassRate: 0.5 });
    const other = readRunSettings(
      {
        suite: 'B',
        target: ['U'],
        junit: 'k.xml',
        'min-pass-rate': '90%',
        timeout: '2m',
        'ask-anew': true,
      },
      config,
      '/y',
    );
    expect(other).toMatchObject({ suite: 'B', targets: ['U'], timeoutMs: 120_000, askAnew: true });
    expect(other).toMatchObject({ reports: { junit: '/y/k.xml' }, gate: { minPassRate: 0.9 } });
    const bare = { ...config, settings: {} };
    expect(said(() => readRunSettings({ suite: null }, bare, '/y'))).toBe('Which suite?');
    const gate = { suite: 'A', 'max-regressions': '0' };
    expect(said(() => readRunSettings(gate, bare, '/y'))).toBe('Regressions against what?');
  });
});

describe('whom to call', () => {
  const folder = folderWith({});
  const login = (more: Partial<Login>): Login => ({
    folder: null,
    url: 'https://one.test',
    org: 'acme',
    token: 'asy_one',
    ...more,
  });
  function terminal(env: Record<string, string>, logins: readonly Login[], cwd = '/work/a') {
    const config = fs.mkdtempSync(path.join(folder, 'c-'));
    const environment = readEnvironment({ NODE_ENV: 'test', XDG_CONFIG_HOME: config, ...env });
    if (logins.length > 0) writeLogins(environment, logins);
    const said: string[] = [];
    return { environment, cwd, said, err: (text: string) => void said.push(text) };
  }
  const none = { file: null, folder: '/work', settings: {} };

  it('options beat the environment, which beats settings, which beat a login', () => {
    const config = { ...none, settings: { url: 'https://three.test', org: 'three' } };
    const env = { ASSAY_TOKEN: 'asy_env', ASSAY_URL: 'https://two.test' };
    expect(findConnection(terminal(env, [login({})]), config, { org: 'said' })).toEqual({
      url: 'https://two.test',
      org: 'said',
      token: 'asy_env',
    });
    expect(findConnection(terminal({}, [login({})]), none, {})).toEqual({
      url: 'https://one.test',
      org: 'acme',
      token: 'asy_one',
    });
  });

  it('a kept token goes to its own server alone, whatever settings say', () => {
    const config = { ...none, settings: { url: 'https://evil.test' } };
    expect(said(() => findConnection(terminal({}, [login({})]), config, {}))).toBe(
      'Not signed in to https://evil.test.',
    );
    expect(said(() => findConnection(terminal({}, [login({})]), none, { org: 'other' }))).toBe(
      'Not signed in for other.',
    );
  });

  it('the login of the nearest folder counts', () => {
    const logins = [
      login({}),
      login({ folder: '/work', org: 'w' }),
      login({ folder: '/work/a', org: 'a' }),
    ];
    const find = (cwd: string) => findLogin(logins, { cwd, url: null, org: null })?.org;
    expect([find('/work/a/b'), find('/work/ab'), find('/else')]).toEqual(['a', 'w', 'acme']);
    expect(withLogin(logins, login({ token: 'asy_new' }))).toHaveLength(3);
  });

  it('what is kept is for its owner alone, and survives being written again', () => {
    const { environment } = terminal({}, [login({})]);
    const file = path.join(environment.configFolder, 'logins.json');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    fs.chmodSync(file, 0o644);
    writeLogins(environment, [login({}), login({ folder: '/x' })]);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(readLogins(environment)).toHaveLength(2);
    fs.writeFileSync(file, '{');
    expect(said(() => readLogins(environment))).toContain('is damaged');
  });

  it('warns where others could read the token', () => {
    const env = { ASSAY_TOKEN: 'asy_x', ASSAY_ORG: 'o' };
    const open = terminal({ ...env, ASSAY_URL: 'http://assay.test' }, []);
    findConnection(open, none, {});
    expect(open.said).toEqual([
      'The token goes to http://assay.test without encryption. Use https.',
    ]);
    for (const ASSAY_URL of ['http://localhost:3000', 'http://127.0.0.1:1', 'https://a.test']) {
      const fine = terminal({ ...env, ASSAY_URL }, []);
      findConnection(fine, none, {});
      expect(fine.said).toEqual([]);
    }
  });

  it('addresses are what they lead to', () => {
    expect(originOf('assay.test')).toBe('https://assay.test');
    expect(originOf('localhost:3000')).toBe('http://localhost:3000');
    expect(originOf('localhost.evil.test')).toBe('https://localhost.evil.test');
    expect(originOf('http://localhost:3000/orgs/x')).toBe('http://localhost:3000');
    for (const bad of ['ftp://a.test', 'https://me:pw@a.test', 'https://', 'a b']) {
      expect(said(() => originOf(bad))).toContain('is not the address of a server');
    }
  });

  it('the environment is read as other programs read it', () => {
    const read = (env: Record<string, string>) => readEnvironment({ NODE_ENV: 'test', ...env });
    expect(read({ CI: 'true' }).isCi).toBe(true);
    expect(read({ CI: 'false' }).isCi).toBe(false);
    expect(read({ NO_COLOR: '1' }).colors).toBe('never');
    expect(read({ NO_COLOR: '' }).colors).toBe('auto');
    expect(read({ NO_COLOR: '1', FORCE_COLOR: '1' }).colors).toBe('always');
    expect(read({ ASSAY_TOKEN: ' ' }).token).toBeNull();
  });
});
