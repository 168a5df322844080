import {
  createTRPCClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
  type TRPCLink,
} from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { tap } from '@trpc/server/observable';
import superjson from 'superjson';
import type { AccountRouter, OrgRouter } from '#server/rpc/app-router.ts';
import { noteWrite } from './fresh-pages.ts';
import { suspiciousFetch } from './suspicion.ts';

/** Calls that answer piece by piece. */
const streamed = new Set(['trials.ask']);

const noteWrites: TRPCLink<AnyTRPCRouter> =
  () =>
  ({ op, next }) => {
    if (op.type !== 'mutation') return next(op);
    noteWrite();
    return next(op).pipe(tap({ next: noteWrite, error: noteWrite }));
  };

function links(url: string) {
  return [
    noteWrites,
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: httpSubscriptionLink({ url, transformer: superjson }),
      false: splitLink({
        condition: (op) => streamed.has(op.path),
        true: httpBatchStreamLink({
          url,
          transformer: superjson,
          maxItems: 1,
          fetch: suspiciousFetch,
        }),
        // Long texts are asked about too, and would not fit into an address.
        false: httpBatchLink({
          url,
          transformer: superjson,
          maxItems: 10,
          methodOverride: 'POST',
          fetch: suspiciousFetch,
        }),
      }),
    }),
  ];
}

/** Calls outside organizations: oneself, one's organizations, invitations. */
export const accountRpc = createTRPCClient<AccountRouter>({ links: links('/api/trpc') });

const orgClients = new Map<string, ReturnType<typeof createOrgRpc>>();

function createOrgRpc(orgSlug: string) {
  return createTRPCClient<OrgRouter>({ links: links(`/api/orgs/${orgSlug}/trpc`) });
}

/** Calls inside one organization; each has its own client, so a tab can't write into another one. */
export function orgRpc(orgSlug: string) {
  const known = orgClients.get(orgSlug);
  if (known) return known;
  const client = createOrgRpc(orgSlug);
  orgClients.set(orgSlug, client);
  return client;
}

/** A refused call in words: what to show, where, and what programs may look at. */
export type Problem = {
  message: string;
  reason: string;
  requestId: string;
  fields: readonly { path: string; message: string }[];
};

/** Turns whatever a call threw into something that can be shown. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof TRPCClientError) {
    const data: Partial<Problem> = thrown.data ?? {};
    const isOffline = thrown.data === undefined || thrown.data === null;
    return {
      message: isOffline
        ? 'The server can’t be reached. Check the connection and try again; nothing you typed is lost.'
        : thrown.message,
      reason: data.reason ?? 'unknown',
      requestId: data.requestId ?? '',
      fields: data.fields ?? [],
    };
  }
  const message = thrown instanceof Error ? thrown.message : 'Something went wrong.';
  return { message, reason: 'unknown', requestId: '', fields: [] };
}
