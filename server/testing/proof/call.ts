import superjson from 'superjson';
import type { InventoryEntry } from '#server/rpc/inventory.ts';

/** What came back over the wire. */
export type Answer = { status: number; body: string };

/** Whom a request claims to be from: headers such as a cookie or a bearer token. */
export type Credentials = Readonly<Record<string, string>>;

/** Calls one procedure as a client would, over HTTP; of a stream it reads what comes at once. */
export async function callProcedure(
  url: string,
  { path, kind, scope }: Pick<InventoryEntry, 'path' | 'kind' | 'scope'>,
  o: { slug: string; credentials: Credentials; input: unknown; signal?: AbortSignal },
): Promise<Answer> {
  const base = scope === 'org' ? `${url}/api/orgs/${o.slug}/trpc` : `${url}/api/trpc`;
  const input = JSON.stringify(superjson.serialize(o.input));
  if (kind === 'subscription') {
    return await firstWords(`${base}/${path}?input=${encodeURIComponent(input)}`, o.credentials);
  }
  const response = await fetch(`${base}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...o.credentials },
    body: input,
    ...(o.signal ? { signal: o.signal } : {}),
  });
  return { status: response.status, body: await response.text() };
}

/** A stream has begun before it is refused, so its status is that of the error it sends. */
async function firstWords(address: string, credentials: Credentials): Promise<Answer> {
  const leaving = new AbortController();
  const response = await fetch(address, {
    headers: { accept: 'text/event-stream', ...credentials },
    signal: leaving.signal,
  });
  let body = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  // The first event only says that the stream is open; the second one holds data or an error.
  while (reader && body.split('\n\n').length <= 2) {
    const { done, value } = await reader.read();
    if (done) break;
    body += value;
  }
  leaving.abort();
  const refused = /event: serialized-error[\s\S]*?"httpStatus":(\d{3})/.exec(body)?.[1];
  return { status: refused ? Number(refused) : response.status, body };
}

/** A body without what differs from call to call, so that two answers can be compared. */
export function comparable({ status, body }: Answer): string {
  const text = body
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, 'id')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');
  return `${status} ${text}`;
}
