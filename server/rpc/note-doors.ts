import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Actor } from '#server/core/actor.ts';
import { AppError } from '#server/core/errors.ts';
import { RateLimited } from '#server/core/rate-limited.ts';
import type { RequestContext } from './context.ts';

type Asked = RequestContext & { path: string };

function fromOf({ ipAddress, userAgent, requestId, path }: Asked) {
  return { ipAddress, userAgent, requestId, path };
}

/** Tells the log of the doors that somebody did not get into the organization of the URL. */
export function noteOutside(ctx: Asked, error: unknown): void {
  if (!(error instanceof AppError)) return;
  const { reason } = error;
  const { services, signedIn, tokenHash } = ctx;
  const orgSlug = ctx.orgSlug ?? '';
  const from = fromOf(ctx);
  if (reason === 'session.missing') services.doors.note({ door: 'session', ...from });
  if (reason !== 'org.notFound' && reason !== 'tokens.invalid' && reason !== secondFactor) return;
  const told = reason === secondFactor ? secondFactor : null;
  if (tokenHash) {
    services.doors.note({ door: 'token', orgSlug, tokenHash, reason: told, ...from });
  } else if (signedIn) {
    const { id, name } = signedIn.user;
    services.doors.note({
      door: 'organization',
      orgSlug,
      user: { id, name },
      reason: told,
      ...from,
    });
  }
}

const secondFactor = 'org.secondFactorNeeded';

/** Tells it that an organization, or one of its tokens, sent too much. */
export function noteOrgLimit(ctx: Asked, orgId: string, actor: Actor, error: unknown): void {
  if (!(error instanceof RateLimited) || actor.kind === 'job') return;
  const { limit } = error.hit;
  const isToken = actor.kind === 'token' && limit === 'call';
  const of = isToken
    ? ({ kind: 'token', orgId, actor } as const)
    : ({ kind: 'org', orgId, actor } as const);
  ctx.services.doors.note({ door: 'limit', limit, of, ...fromOf(ctx) });
}

/** Tells it of inputs that no page of ours sends, and of too many streams. */
export function noteRefusedCall(ctx: Asked, thrown: TRPCError): void {
  const { cause } = thrown;
  const { services, signedIn, tokenHash } = ctx;
  if (cause instanceof ZodError && thrown.code === 'BAD_REQUEST') {
    services.doors.note({ door: 'input', reason: 'input.invalid', ...fromOf(ctx) });
  }
  if (cause instanceof AppError && cause.reason === 'streams.tooMany') {
    const userId = tokenHash ? null : (signedIn?.user.id ?? null);
    const of =
      userId === null ? ({ kind: 'address' } as const) : ({ kind: 'account', userId } as const);
    services.doors.note({ door: 'limit', limit: 'streams', of, ...fromOf(ctx) });
  }
}

/** Why somebody who is in was refused something all the same; null when that is not what happened. */
export function forbiddenReason(error: unknown): string | null {
  const cause = error instanceof AppError ? error : error instanceof Error ? error.cause : null;
  return cause instanceof AppError && cause.kind === 'forbidden' ? cause.reason : null;
}
