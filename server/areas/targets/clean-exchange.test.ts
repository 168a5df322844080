import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawExchange } from '#server/outside/net/capture-exchange.ts';
import { cleanExchange } from './clean-exchange.ts';

/** Knows no secret, so that what is sent is all there is to go by. */
const nothing = { clean: (text: string) => text, unfinished: () => 0 };
const secret = 'Bearer q7Zk2pLm9"Xv4Rt8wNc5Hj&Gs6';

function exchange(changes: {
  value?: string;
  body?: string;
  headers?: RawExchange['request']['headers'];
}) {
  const raw: RawExchange = {
    request: {
      method: 'POST',
      url: 'http://a.test/',
      headers: [{ name: 'authorization', value: changes.value ?? secret }],
      body: '{}',
    },
    response: {
      status: 200,
      headers: changes.headers ?? [],
      body: changes.body ?? '',
      isCut: false,
      isWhole: true,
    },
    headersMs: 1,
    totalMs: 2,
  };
  return cleanExchange(raw, nothing, 'Authorization');
}

describe('an exchange', () => {
  it.each([
    ['a mangled secret', secret.replace(/[^\w.+-]/g, '-')],
    ['the end of one', `...${secret.slice(-14)}`],
    ['a JSON text of one', JSON.stringify({ sent: secret })],
    ['base64', Buffer.from(`k=${secret}`).toString('base64')],
  ])('never holds %s that was sent', (_, body) => {
    const { response } = exchange({ body, headers: [{ name: 'x-echo', value: body }] });
    expect(response?.body).toContain('[removed]');
    expect(response?.headers).toEqual([
      { name: 'x-echo', value: expect.stringContaining('[removed]') },
    ]);
    for (let start = 7; start + 12 <= secret.length; start += 1) {
      expect(JSON.stringify(response)).not.toContain(secret.slice(start, start + 12));
    }
  });

  it('leaves everything else as it came', () => {
    const body = '*** a **bold** `sk-` reply\n\n{"production": "Bearer of news"}';
    expect(exchange({ body }).response?.body).toBe(body);
  });

  it('hides the value of every header that carries a secret, however short', () => {
    const headers = ['set-cookie', 'X-Api-Key', 'x-goog-api-key', 'Authorization'].map((name) => ({
      name,
      value: 'abc',
    }));
    const { request, response } = exchange({ value: 'abc', headers });
    const values = [...request.headers, ...(response?.headers ?? [])].map(({ value }) => value);
    expect(new Set(values)).toEqual(new Set(['[removed]']));
  });

  it('shows at most 20,000 characters of a body, and says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 19_998, max: 20_003 }), (length) => {
        const { response } = exchange({ body: '🌍'.repeat(length / 2) });
        expect(response?.body.length).toBeLessThanOrEqual(20_000);
        expect(response?.body.isWellFormed()).toBe(true);
        expect(response?.truncated).toBe(Math.floor(length / 2) * 2 > 20_000);
      }),
    );
  });
});
