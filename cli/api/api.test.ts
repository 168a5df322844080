import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fetch } from './open-fetch.ts';
import { patientFetch, pauseMs } from './patient-fetch.ts';
import { readEvents, type ServerEvent } from './read-events.ts';

async function eventsOf(chunks: readonly Uint8Array[]): Promise<ServerEvent[]> {
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const chunk = left.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

describe('readEvents', () => {
  const text =
    'event: connected\ndata: {}\n\n\n: a comment\n\ndata: {"a":"ä"}\nid: 7\n\n\nevent: ping\ndata: \n\n\ndata: one\r\ndata: two\r\n\r\n';

  it('reads the same wherever the network cuts', async () => {
    const bytes = new TextEncoder().encode(text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 20 }),
        async (cuts) => {
          const chunks: Uint8Array[] = [];
          let at = 0;
          for (const cut of cuts) {
            chunks.push(bytes.slice(at, at + cut));
            at += cut;
          }
          chunks.push(bytes.slice(at));
          expect(await eventsOf(chunks.filter(({ length }) => length > 0))).toEqual([
            { event: 'connected', data: '{}', id: null },
            { event: 'message', data: '{"a":"ä"}', id: '7' },
            { event: 'ping', data: '', id: null },
            { event: 'message', data: 'one\ntwo', id: null },
          ]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('leaves out an event that was cut off', async () => {
    expect(await eventsOf([new TextEncoder().encode('data: half\n')])).toEqual([]);
  });
});

describe('patientFetch', () => {
  const url = 'http://assay.test';
  function fetchOf(...answers: (Response | Error)[]) {
    const asked: string[] = [];
    const fetch: Fetch = async (address) => {
      asked.push(address);
      const answer = answers.shift() ?? new Response('the end');
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return { asked, call: patientFetch(fetch, url, { ms: 2_500 }) };
  }
  const busy = () => new Response('', { status: 503 });
  const cut = () =>
    new TypeError('', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
  const refused = () =>
    new TypeError('', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });

  it('calls again where the server is busy or the connection was cut', async () => {
    const { asked, call } = fetchOf(busy(), cut());
    expect(await (await call(`${url}/trpc/runs.start`, {})).text()).toBe('the end');
    expect(asked).toHaveLength(3);
  });

  it('makes no call twice that may have arrived and must not', async () => {
    const { asked, call } = fetchOf(refused(), cut());
    await expect(call(`${url}/trpc/import.apply`, {})).rejects.toThrow('the connection was cut');
    expect(asked).toHaveLength(2);
  });

  it('gives up when its patience ends, with the last answer', async () => {
    const { call } = fetchOf(new Response('', { status: 429, headers: { 'retry-after': '60' } }));
    expect((await call(`${url}/x`, {})).status).toBe(429);
    const away = patientFetch(fetchOf(refused()).call, url, { ms: 0 });
    expect((await away(`${url}/x`, {})).status).toBe(200);
    await expect(
      patientFetch(
        async () => {
          throw refused();
        },
        url,
        { ms: 0 },
      )(`${url}/x`, {}),
    ).rejects.toThrow('No server can be reached at http://assay.test: nothing listens there.');
  });

  it('takes no token elsewhere', async () => {
    const headers = { location: 'https://assay.test/x' };
    const { call } = fetchOf(new Response('', { status: 301, headers }));
    await expect(call(`${url}/x`, {})).rejects.toThrow('sends on to https://assay.test');
  });

  it('waits longer each time, and as long as it is told', () => {
    expect([1, 2, 3, 9].map((attempt) => pauseMs(attempt, null, 1))).toEqual([
      500, 1_000, 2_000, 10_000,
    ]);
    expect(pauseMs(1, '7', 0)).toBe(7_000);
    expect(pauseMs(1, 'Wed, 21 Oct 2026 07:28:00 GMT', 0)).toBe(250);
  });
});
