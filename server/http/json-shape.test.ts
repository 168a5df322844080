import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseJsonShape } from './json-shape.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('64 levels pass, 65 do not', () => {
  expect(refuseJsonShape(nested(64))).toBeNull();
  expect(refuseJsonShape(nested(65))).toMatch(/deeper than 64/);
  expect(refuseJsonShape('{"a":'.repeat(65))).toMatch(/deeper than 64/);
});

test('too many values are refused, however they are arranged', () => {
  expect(refuseJsonShape(`[${'1,'.repeat(49_000)}1]`)).toBeNull();
  expect(refuseJsonShape(`[${'1,'.repeat(50_001)}1]`)).toMatch(/more than 50,000 values/);
  expect(refuseJsonShape(`[${'{},'.repeat(25_001)}1]`)).toMatch(/more than 50,000 values/);
});

test('what stands in strings does not count', () => {
  const text = fc.string({ unit: fc.constantFrom('[', '{', ',', '"', '\\', ']', 'a') });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (strings) => {
      const many = strings.map((one) => one.repeat(100));
      expect(refuseJsonShape(JSON.stringify({ many }))).toBeNull();
    }),
  );
});

test('a megabyte is looked through in a moment', () => {
  const started = performance.now();
  refuseJsonShape(`"${'\\"'.repeat(500_000)}"`);
  expect(performance.now() - started).toBeLessThan(500);
});
