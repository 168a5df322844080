import { AppError } from '#server/core/errors.ts';
import type { EventHub } from '#server/core/events.ts';
import type { Scope } from '#server/core/scope.ts';
import type { RequestContext } from './context.ts';
import { guardStream } from './guard-stream.ts';

/** Well within the five seconds after which nobody hears anything who may not. */
const checkEveryMs = 3_500;

type Watched = {
  ctx: RequestContext;
  orgId: string;
  /** Opens a unit of work as whoever follows the stream, if they still may. */
  open: (work: (scope: Scope) => Promise<void>) => Promise<void>;
};

/**
 * Hands a stream on to whoever asked for it, while their session or token is good and they may see it;
 * nothing that was written after that ended reaches them.
 */
export async function* watchAccess<T>(
  { ctx, orgId, open }: Watched,
  source: AsyncIterable<T>,
): AsyncGenerator<T> {
  const { events, streams } = ctx.services;
  const leave = streams.take(followerOf(ctx));
  try {
    yield* guardStream(source, {
      check: async () => {
        await needSession(ctx);
        await open(async () => undefined);
      },
      changes: (signal) => accessChanges(events, orgId, signal),
      everyMs: checkEveryMs,
    });
  } finally {
    leave();
  }
}

function followerOf({ tokenHash, signedIn }: RequestContext): string {
  if (tokenHash) return `token:${Buffer.from(tokenHash).toString('base64')}`;
  return `user:${signedIn?.user.id ?? ''}`;
}

/** Requests find their session anew each time; a stream has to ask. Tokens are looked up by `open`. */
async function needSession({ services, signedIn, tokenHash }: RequestContext): Promise<void> {
  if (tokenHash || !signedIn) return;
  const found = await services.accounts.prisma.$queryRaw<unknown[]>`
    select 1 from session
    where id = ${signedIn.session.id}::uuid and user_id = ${signedIn.user.id}::uuid
      and expires_at > clock_timestamp()`;
  if (found.length > 0) return;
  throw new AppError('unauthenticated', 'session.missing', 'You were signed out.');
}

async function* accessChanges(
  events: EventHub,
  orgId: string,
  signal: AbortSignal,
): AsyncGenerator<void> {
  for await (const event of events.subscribe(orgId, signal)) {
    if (event === null || event.kind === 'access.changed') yield;
  }
}
