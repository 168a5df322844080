import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeyServiceError, type RootKeys } from '#server/core/secrets/root-keys.ts';
import { sendJson, startLoopbackServer } from '#server/testing/doubles/loopback-server.ts';
import { type KeyService, startKeyService } from '#server/testing/secrets/key-service.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import { createTransit, WrongTextError } from './transit.ts';
import { createTransitRootKeys, type TransitOptions } from './transit-root-keys.ts';
import { checkTransitUrl, type TransitSettings, transitKeyName } from './transit-settings.ts';

const token = 'hvs.CAESIJlongtokenofassay0123456789';
const data = Buffer.from('org-a|org_key|org-a|wrapped|0');
const plain = randomBytes(32);
let service: KeyService;
let outbound: Outbound;
let keys: RootKeys;

beforeEach(async () => {
  service = await startKeyService(token);
  outbound = createOutbound({ allow: ['127.0.0.1'] });
  keys = keysOf();
  return async () => {
    await outbound.close();
    await service.close();
  };
});
afterEach(() => {
  for (const { headers } of service.double().requests) {
    expect(headers).toMatchObject({ 'x-vault-request': 'true' });
  }
});

function keysOf(
  options: Partial<TransitOptions> & { settings?: TransitSettings; timeoutMs?: number } = {},
): RootKeys {
  const { settings = service.settings, timeoutMs = 2_500, ...others } = options;
  const transit = createTransit(settings, { outbound, timeoutMs });
  return createTransitRootKeys(transit, { name: transitKeyName(settings), pauseMs: 0, ...others });
}
async function wrapped() {
  const made = await keys.wrap(plain, data);
  if (!made) throw new Error('Nothing was wrapped.');
  return made;
}
const asked = (operation: string) =>
  service.double().requests.filter(({ path }) => path.includes(`/${operation}/`)).length;
async function failure(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('Nothing failed.');
  return error;
}

describe('a root key in a key service', () => {
  test('wraps and unwraps, and names the key and its version', async () => {
    const { rootKeyId, wrapped: text } = await wrapped();
    expect(rootKeyId).toBe('transit:transit/assay:v1');
    expect(text).toMatch(/^vault:v1:/);
    expect(text).not.toContain(plain.toString('base64'));
    expect(await keysOf().unwrap(rootKeyId, text, data)).toEqual(plain);
    expect(await keys.currentId()).toBe(rootKeyId);
    expect(await keys.knows(rootKeyId)).toBe(true);
    expect(await keys.trouble()).toBeNull();
  });

  test('knows nothing of keys elsewhere, and asks nothing about them', async () => {
    for (const id of ['0123456789abcdef', 'transit:other/assay:v1', 'transit:transit/assay2:v1']) {
      expect(await keys.knows(id)).toBe(false);
      expect(await keys.unwrap(id, 'vault:v1:AAAA', data)).toBeNull();
    }
    expect(service.double().requests).toEqual([]);
  });

  test('unwraps nothing with other data, changed, or of another key', async () => {
    const { rootKeyId, wrapped: text } = await wrapped();
    const bytes = Buffer.from(text.slice('vault:v1:'.length), 'base64');
    for (const fresh of [keys, keysOf()]) {
      const other = fresh.unwrap(rootKeyId, text, Buffer.from('org-b'));
      expect(await failure(other)).toBeInstanceOf(WrongTextError);
    }
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      const forged = `vault:v1:${changed.toString('base64')}`;
      expect(await failure(keys.unwrap(rootKeyId, forged, data))).toBeInstanceOf(WrongTextError);
    }
    for (const forged of ['', 'v1.0.a.b.c', 'vault:v1:', 'vault:v1:AAAA']) {
      const outcome = await failure(keys.unwrap(rootKeyId, forged, data));
      expect(outcome.message).not.toContain('AAAA');
    }
    service.server.versions = [randomBytes(32)];
    expect(await failure(keysOf().unwrap(rootKeyId, text, data))).toBeInstanceOf(WrongTextError);
  });

  test('is asked once for a data key, however many want it, until its time is over', async () => {
    const { rootKeyId, wrapped: text } = await wrapped();
    const patient = keysOf();
    const many = Array.from({ length: 20 }, () => patient.unwrap(rootKeyId, text, data));
    for (const key of await Promise.all(many)) expect(key).toEqual(plain);
    expect(await patient.unwrap(rootKeyId, text, data)).toEqual(plain);
    const before = asked('decrypt');
    const hasty = keysOf({ keptMs: 0 });
    await hasty.unwrap(rootKeyId, text, data);
    await hasty.unwrap(rootKeyId, text, data);
    expect(asked('decrypt') - before).toBe(2);
    // Two of the trial, one of the twenty.
    expect(before).toBe(3);
  });

  test('wraps with its newest version and unwraps what older ones wrapped', async () => {
    const first = await wrapped();
    service.server.versions.push(randomBytes(32));
    const second = await wrapped();
    expect(second.rootKeyId).toBe('transit:transit/assay:v2');
    const fresh = keysOf();
    expect(await fresh.currentId()).toBe(second.rootKeyId);
    for (const { rootKeyId, wrapped: text } of [first, second]) {
      expect(await fresh.knows(rootKeyId)).toBe(true);
      expect(await fresh.unwrap(rootKeyId, text, data)).toEqual(plain);
    }
  });

  test('that is named wrongly is not taken for a text that is wrong', async () => {
    const { rootKeyId, wrapped: text } = await wrapped();
    service.server.minDecryptionVersion = 2;
    const old = await failure(keysOf().unwrap(rootKeyId, text, data));
    expect(old).toBeInstanceOf(KeyServiceError);
    expect(old.message).toContain('too old');
    service.server.key = 'renamed';
    const gone = await failure(keysOf().unwrap(rootKeyId, text, data));
    expect(gone).toBeInstanceOf(KeyServiceError);
    expect(gone.message).toContain('encryption key not found');
  });
});

describe('a key service', () => {
  test('that goes away leaves what is open, and is back by itself', async () => {
    const heard: (string | null)[] = [];
    keys = keysOf({ onChange: (trouble) => heard.push(trouble), freshMs: 0 });
    const { rootKeyId, wrapped: text } = await wrapped();
    const other = await keys.wrap(plain, Buffer.from('org-b'));
    await service.goAway();
    expect(await keys.unwrap(rootKeyId, text, data)).toEqual(plain);
    expect(await keys.knows(rootKeyId, text)).toBe(true);
    expect(await keys.knows(rootKeyId)).toBe(false);
    expect(await keys.knows(rootKeyId, 'vault:v1:other')).toBe(false);
    expect(await keys.currentId()).toBeNull();
    expect(await keys.trouble()).toMatch(/^The key service at 127\.0\.0\.1:\d+ can’t be reached: /);
    expect(await failure(keys.wrap(plain, data))).toBeInstanceOf(KeyServiceError);
    const late = keysOf().unwrap(rootKeyId, other?.wrapped ?? '', Buffer.from('org-b'));
    expect(await failure(late)).toBeInstanceOf(KeyServiceError);
    await service.comeBack();
    expect(await keys.trouble()).toBeNull();
    expect(await keys.knows(rootKeyId)).toBe(true);
    expect(await keys.wrap(plain, data)).toMatchObject({ rootKeyId });
    expect(heard).toEqual([expect.stringContaining('can’t be reached'), null]);
  });

  test('that is sealed says so', async () => {
    service.server.isSealed = true;
    expect(await keys.trouble()).toContain('is sealed or down for maintenance (Vault is sealed).');
    expect(await keys.currentId()).toBeNull();
    service.server.isSealed = false;
    expect(await keys.currentId()).toBe('transit:transit/assay:v1');
  });

  test('that does not answer is not waited for, nor asked again at once', async () => {
    const hanging = await startLoopbackServer(() => undefined);
    const settings = { ...service.settings, url: hanging.url };
    const slow = keysOf({ settings, timeoutMs: 50, pauseMs: 60_000 });
    expect(await slow.trouble()).toContain('did not answer within 0.05 seconds.');
    const tries = hanging.requests.length;
    expect(
      await failure(slow.unwrap('transit:transit/assay:v1', 'vault:v1:x', data)),
    ).toBeInstanceOf(KeyServiceError);
    expect(hanging.requests).toHaveLength(tries);
    await hanging.close();
  });

  test('is asked with the token that the file holds now', async () => {
    const { rootKeyId, wrapped: text } = await wrapped();
    service.server.tokens = new Map([['renewed', ['encrypt', 'decrypt']]]);
    const fresh = keysOf();
    expect((await failure(fresh.unwrap(rootKeyId, text, data))).message).toContain(
      `refuses the token of ${service.settings.tokenFile}`,
    );
    service.writeToken('renewed');
    expect(await fresh.unwrap(rootKeyId, text, data)).toEqual(plain);
  });

  test.each([
    ['missing', () => rmSync(service.settings.tokenFile), 'its token can’t be read from'],
    ['empty', () => service.writeToken(''), 'holds no token'],
    ['no token', () => service.writeToken('two words'), 'holds no token'],
  ])('is not asked while the file of the token is %s', async (_, spoil, words) => {
    spoil();
    expect(await keys.trouble()).toContain(words);
    expect(service.double().requests).toEqual([]);
  });

  test.each([['encrypt'], ['decrypt']])(
    'that lets the token only %s is of no use',
    async (right) => {
      service.server.tokens = new Map([[token, [right]]]);
      expect(await keys.trouble()).toContain('permission denied');
      expect(await failure(keys.wrap(plain, data))).toBeInstanceOf(KeyServiceError);
    },
  );

  test('that keeps nothing to its place is refused before anything is wrapped', async () => {
    service.server.bindsData = false;
    expect((await failure(keys.wrap(plain, data))).message).toContain('to its place');
    expect(await keys.currentId()).toBeNull();
    expect(JSON.stringify(service.double().requests)).not.toContain(plain.toString('base64'));
  });

  test.each([
    ['mount', { mount: 'team/transit' }, 'route entry not found'],
    ['key', { key: 'asay' }, 'encryption key not found'],
    ['namespace', { namespace: 'ns1' }, 'route entry not found'],
  ])('with another %s than the settings say is named', async (_, change, words) => {
    const wrong = keysOf({ settings: { ...service.settings, ...change } });
    expect(await wrong.trouble()).toContain(words);
    Object.assign(service.server, change);
    expect(await wrong.trouble()).toBeNull();
  });

  test('never has the token or a key in what it says', async () => {
    const { rootKeyId, wrapped: text } = await wrapped();
    const said: string[] = [];
    const hear = async (work: Promise<unknown>) => {
      const { name, message, stack, cause } = await failure(work);
      said.push(JSON.stringify({ name, message, stack, cause: String(cause) }));
    };
    service.server.tokens.clear();
    await hear(keysOf().wrap(plain, data));
    await hear(keysOf().unwrap(rootKeyId, text, data));
    service.server.isSealed = true;
    await hear(keysOf().wrap(plain, data));
    const echo = await startLoopbackServer(({ headers, body }, response) => {
      sendJson(response, 500, { errors: [`${headers['x-vault-token']} sent ${body}`] });
    });
    await hear(keysOf({ settings: { ...service.settings, url: echo.url } }).wrap(plain, data));
    await echo.close();
    await service.goAway();
    await hear(keysOf().wrap(plain, data));
    expect(said).toHaveLength(5);
    for (const form of ['base64', 'base64url', 'hex'] as const) {
      expect(said.join('\n')).not.toContain(plain.toString(form));
    }
    expect(said.join('\n')).not.toContain(token);
  });
});

describe('the address of a key service', () => {
  test.each(['https://vault.example.org:8200', 'https://10.0.0.5', 'http://127.0.0.1:8100'])(
    '%s can be used',
    (url) => expect(() => checkTransitUrl(url)).not.toThrow(),
  );
  test.each([
    'http://vault.example.org:8200',
    'https://vault.example.org/v1',
    'https://user:word@vault.example.org',
    'https://vault.example.org:8200/',
    'vault.example.org',
    'ftp://vault.example.org',
  ])('%s is refused', (url) => expect(() => checkTransitUrl(url)).toThrow(/^Must /));
});
