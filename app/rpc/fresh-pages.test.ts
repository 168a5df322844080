import { expect, test } from 'vitest';
import { followWithFreshPages, noteWrite, pageCache } from './fresh-pages.ts';

test('a page is asked for anew for ten seconds after a write', () => {
  expect(pageCache()).toBe('default');
  noteWrite();
  const now = performance.now();
  expect(pageCache(now)).toBe('reload');
  expect(pageCache(now + 9_000)).toBe('reload');
  expect(pageCache(now + 10_001)).toBe('default');
});

test('only the data of pages is asked for in that way', async () => {
  const asked: [string, RequestCache | undefined][] = [];
  const browser = {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push([String(input), init?.cache]);
      return Promise.resolve(new Response());
    },
  };
  followWithFreshPages(browser);
  await browser.fetch(new URL('http://assay.test/sign-in.data'), { method: 'POST' });
  await browser.fetch(new URL('http://assay.test/orgs/acme/prompts.data'));
  await browser.fetch('/api/orgs/acme/trpc/prompts.list', { method: 'POST' });
  expect(asked).toEqual([
    ['http://assay.test/sign-in.data', 'reload'],
    ['http://assay.test/orgs/acme/prompts.data', 'reload'],
    ['/api/orgs/acme/trpc/prompts.list', undefined],
  ]);
});
