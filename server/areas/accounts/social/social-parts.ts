import type { getSessionFromCtx } from 'better-auth/api';
import type { DoorLog } from '#server/core/audit-doors.ts';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import type { Logger } from '#server/core/log.ts';
import {
  IdentityError,
  type IdentityProvider,
} from '#server/outside/identity/identity-provider.ts';

export type SocialParts = {
  accounts: DatabaseClient;
  doors: DoorLog;
  providers: readonly IdentityProvider[];
  /** Counts a new account against what its address may make. @throws {RateLimited} */
  countSignUp: (ipAddress: string | null) => Promise<void>;
  baseUrl: string;
  log: Logger;
};

export type SocialContext = Parameters<typeof getSessionFromCtx>[0];

/** What only this browser knows; null in one that began nothing lately. */
export async function browserOf(ctx: SocialContext): Promise<string | null> {
  const { name } = ctx.context.createAuthCookie('social');
  return (await ctx.getSignedCookie(name, ctx.context.secret)) || null;
}

/** Tells the operator why a provider signed nobody in, where that is not the person's own doing. */
export function tellLog({ log }: SocialParts, provider: IdentityProvider, error: unknown): void {
  if (!(error instanceof IdentityError)) throw error;
  if (error.reason === 'denied') return;
  const { reason, message } = error;
  log.warn(
    { part: 'auth', provider: provider.id, reason },
    `a provider signed nobody in: ${message}`,
  );
}
