import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

test('a fingerprint is the same for the same secret and key, and for nothing else', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)];
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, two) => {
      expect(fingerprintOf(key, one) === fingerprintOf(key, two)).toBe(one === two);
      expect(fingerprintOf(other, one)).not.toBe(fingerprintOf(key, one));
    }),
  );
});
