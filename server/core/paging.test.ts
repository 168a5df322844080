import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, toPage } from './paging.ts';

const id = '01a1fba8-6e57-70ea-9be0-d70b60e4f5b0';

test('a cursor says where the page ended', () => {
  const at = new Date('2026-05-04T10:11:12.345Z');
  expect(decodeCursor(encodeCursor({ at, id }))).toEqual({ at, id });
});

test.each(['', 'nonsense', 'WyJ4Il0', null])('%j is not a cursor and starts anew', (cursor) => {
  expect(decodeCursor(cursor)).toBeNull();
});

test('only a page with more behind it has a next cursor', () => {
  const rows = [1, 2, 3].map((n) => ({ id, updatedAt: new Date(n) }));
  expect(toPage(rows, 3)).toEqual({ items: rows, nextCursor: null });
  expect(toPage(rows, 2).items).toHaveLength(2);
  expect(decodeCursor(toPage(rows, 2).nextCursor)).toEqual({ at: new Date(2), id });
});
