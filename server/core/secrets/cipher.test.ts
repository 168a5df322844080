import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt, keyVersionOf, placeData } from './cipher.ts';

const key = randomBytes(32);
const place = { orgId: 'org-a', table: 'api_key', rowId: 'row-1', column: 'sealed_key' };
const data = placeData(place, 1);

describe('sealed secrets', () => {
  test('open again to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = encrypt(key, 3, Buffer.from(text), data);
        expect(keyVersionOf(sealed)).toBe(3);
        expect(decrypt(key, sealed, data)).toEqual(Buffer.from(text));
      }),
    );
  });

  test('are refused wherever they were not sealed for', () => {
    const ids = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
    const places = fc.record({ orgId: ids, table: ids, rowId: ids, column: ids });
    fc.assert(
      fc.property(places, places, fc.nat(9), fc.nat(9), (from, to, version, other) => {
        fc.pre(version !== other || JSON.stringify(from) !== JSON.stringify(to));
        const sealed = encrypt(key, version, Buffer.from('sk-live-1'), placeData(from, version));
        expect(() => decrypt(key, sealed, placeData(to, other))).toThrow();
      }),
    );
  });

  test('are refused in another organization, table, row, column or key version', () => {
    const sealed = encrypt(key, 1, Buffer.from('sk-live-1'), data);
    const elsewhere = [
      placeData({ ...place, orgId: 'org-b' }, 1),
      placeData({ ...place, table: 'target' }, 1),
      placeData({ ...place, rowId: 'row-2' }, 1),
      placeData({ ...place, column: 'sealed_header' }, 1),
      placeData(place, 2),
    ];
    for (const other of elsewhere) expect(() => decrypt(key, sealed, other)).toThrow();
    expect(() => decrypt(randomBytes(32), sealed, data)).toThrow();
  });

  test('are refused after any change of a byte, a hundred of them', () => {
    for (let count = 0; count < 100; count += 1) {
      const parts = encrypt(key, 1, randomBytes(1 + (count % 40)), data).split('.');
      for (const index of [2, 3, 4]) {
        const bytes = Buffer.from(parts[index] ?? '', 'base64url');
        for (let at = 0; at < bytes.length; at += 1) {
          const changed = Buffer.from(bytes);
          changed.writeUInt8(bytes.readUInt8(at) ^ (1 << (count % 8)), at);
          const forged = parts.with(index, changed.toString('base64url')).join('.');
          expect(() => decrypt(key, forged, data)).toThrow();
        }
      }
    }
  });

  test.each([0, 4, 8, 12, 15, 17])('a tag of %i bytes is refused', (length) => {
    const parts = encrypt(key, 1, Buffer.from('sk-live-1'), data).split('.');
    const tag = Buffer.concat([Buffer.from(parts[4] ?? '', 'base64url'), Buffer.alloc(1)]);
    const forged = parts.with(4, tag.subarray(0, length).toString('base64url')).join('.');
    expect(() => decrypt(key, forged, data)).toThrow('Not a sealed secret.');
  });

  test('never use a nonce twice', () => {
    const nonces = new Set<string | undefined>();
    for (let i = 0; i < 5_000; i += 1) {
      nonces.add(encrypt(key, 1, Buffer.from('x'), data).split('.')[2]);
    }
    expect(nonces.size).toBe(5_000);
  });
});
