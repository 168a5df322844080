import { expect, test } from 'vitest';
import { RowFilter } from '#server/areas/runs/schema.ts';
import { readRowFilter } from './row-filter.ts';

const read = (search: string) => readRowFilter(new URLSearchParams(search));

test('an address without a filter asks for all rows', () => {
  expect(read('')).toBeUndefined();
  expect(read('verdict=&q=++&tag=&only=what&target=x')).toBeUndefined();
});

test('everything that a filter can say stands in the address', () => {
  expect(read('verdict=errored&q=refund&tag=billing&locale=de&target=1&only=flaky')).toEqual({
    verdict: 'errored',
    search: 'refund',
    tag: 'billing',
    locale: 'de',
    target: 1,
    flaky: true,
  });
  expect(read('only=changed')).toEqual({ changed: true });
});

test('whatever stands there is something the server takes', () => {
  const long = 'x'.repeat(5_000);
  const asked = read(`verdict=nonsense&q=${long}&tag=${long}&locale=${long}&target=999`);
  expect(RowFilter.safeParse(asked).success).toBe(true);
});
