import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VariableKey } from '#server/core/variable-key.ts';
import { copyKey } from './copy-key.ts';

it.each([
  ['shop', [], 'shop_copy'],
  ['shop', ['shop_copy'], 'shop_copy_2'],
  ['shop', ['shop_copy', 'shop_copy_2'], 'shop_copy_3'],
  ['shop_copy', ['shop_copy'], 'shop_copy_2'],
  ['shop_copy_2', ['shop_copy', 'shop_copy_2'], 'shop_copy_3'],
  ['_copy', [], '_copy_copy'],
])('a copy of %s beside %j is %s', (key, taken, expected) => {
  expect(copyKey(key, taken)).toBe(expected);
});

it('a copy’s key is one a variable may have, and nobody else has it', () => {
  const keys = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/);
  fc.assert(
    fc.property(keys, fc.nat(30), (key, copies) => {
      const taken = [key];
      for (let n = 0; n <= copies; n += 1) taken.push(copyKey(key, taken));
      expect(new Set(taken).size).toBe(taken.length);
      for (const copy of taken.slice(1)) expect(VariableKey.parse(copy)).toBe(copy);
    }),
  );
});
