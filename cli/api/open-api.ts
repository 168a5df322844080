import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';
import superjson from 'superjson';
import { z } from 'zod';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import type { Connection } from '../config/connection.ts';
import { Failure } from '../failure.ts';
import { plainText } from '../paint.ts';
import { openFetch } from './open-fetch.ts';
import { type Patience, patientFetch } from './patient-fetch.ts';
import type { Proxies } from './proxies.ts';
import { readEvents } from './read-events.ts';

type Outputs = inferRouterOutputs<OrgRouter>;
export type Run = Outputs['runs']['get'];

/** What a run's live stream tells. */
export type RunEvent = { id: string | null; run: Run };

const Refused = z.object({ message: z.string().default('The server refuses this file.') });

/** The server's door for one organization. */
export type Api = ReturnType<typeof openApi>;

/** Without a sign of life for so long, a stream is dead; the server gives one every ten seconds. */
const silenceMs = 25_000;
/** The first one comes at once, unless something on the way keeps it back. */
const firstMs = 6_000;

/**
 * Opens the way to an organization.
 * @param o.patience how long to bear a server that is away; may be changed later
 */
export function openApi(
  { url, org, token }: Connection,
  { patience, proxies }: { patience: Patience; proxies: Proxies },
) {
  const endpoint = `${url}/api/orgs/${encodeURIComponent(org)}/trpc`;
  const headers = { authorization: `Bearer ${token}` };
  const fetch = openFetch(proxies);
  const patient = patientFetch(fetch, url, patience);
  const rpc = createTRPCClient<OrgRouter>({
    links: [
      httpLink({
        url: endpoint,
        transformer: superjson,
        headers,
        methodOverride: 'POST',
        fetch: (address, { method, headers: sent, body, signal } = {}) =>
          patient(String(address), {
            method,
            headers: Object.fromEntries(new Headers(sent)),
            // What is asked is JSON.
            body: typeof body === 'string' ? body : null,
            signal: signal ?? null,
          }),
      }),
    ],
  });

  /** The states of a run as they come, until it is over or the connection ends. */
  async function* watch(
    runId: string,
    { seen, signal }: { seen: string | null; signal: AbortSignal },
  ): AsyncGenerator<RunEvent> {
    const input = JSON.stringify({ json: { runId, lastEventId: seen } });
    const quiet = new AbortController();
    let timer = setTimeout(() => quiet.abort(), firstMs);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(), silenceMs);
    };
    try {
      const answer = await fetch(`${endpoint}/runs.watch?input=${encodeURIComponent(input)}`, {
        headers: { ...headers, accept: 'text/event-stream' },
        signal: AbortSignal.any([signal, quiet.signal]),
        redirect: 'error',
      });
      if (!answer.ok || !answer.body) throw new Error(`The stream was answered ${answer.status}.`);
      for await (const { event, data, id } of readEvents(answer.body, alive)) {
        if (event === 'message') yield { id, run: runIn(data) };
        if (event === 'return') return;
        if (event === 'serialized-error') {
          throw TRPCClientError.from({ error: superjson.deserialize(JSON.parse(data)) });
        }
      }
    } finally {
      clearTimeout(timer);
      quiet.abort();
    }
  }

  /** A file that is made while it is sent. @throws {Failure} when it is refused */
  async function download(path: string): Promise<Response> {
    const answer = await patient(`${url}/api/orgs/${encodeURIComponent(org)}/${path}`, { headers });
    if (answer.ok) return answer;
    const { message } = Refused.parse(await answer.json().catch(() => ({})));
    throw new Failure(plainText(message));
  }

  const linkTo = (run: { id: string }) => `${url}/orgs/${org}/runs/${run.id}`;
  return { rpc, watch, download, linkTo, url, org, patience };
}

/** Guarantees the shape as the client of the library does: the server is of this very version. */
function runIn(data: string): Run {
  return superjson.parse<{ run: Run }>(data).run;
}
