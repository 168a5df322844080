import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { databaseNow } from '#server/core/clock.ts';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';

/** How long somebody may stay with the provider. */
export const attemptSeconds = 10 * 60;

const Kept = z.object({
  provider: z.string(),
  intent: z.enum(['signIn', 'link']),
  /** A path of ours. */
  next: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Who was signed in where it began, with which session. */
  by: z.object({ userId: z.string(), sessionId: z.string() }).nullable(),
  browserHash: z.string(),
});

export type KeptAttempt = Omit<z.infer<typeof Kept>, 'browserHash'>;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A text that nobody guesses: 256 random bits. */
export function randomText(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Remembers a sign-in that goes to a provider.
 * @param browser what only this browser knows
 * @param state comes back with the browser, and finds it again
 */
export async function keepAttempt(
  { prisma }: DatabaseClient,
  { state, browser, attempt }: { state: string; browser: string; attempt: KeptAttempt },
): Promise<void> {
  const now = await databaseNow(prisma);
  await prisma.verification.create({
    data: {
      id: newId(),
      identifier: `social:${hash(state)}`,
      value: JSON.stringify({ ...attempt, browserHash: hash(browser) }),
      expiresAt: new Date(now.getTime() + attemptSeconds * 1_000),
    },
  });
}

/** Finds what came back, once; null unless it began in this browser, with this provider, lately. */
export async function takeAttempt(
  { prisma }: DatabaseClient,
  came: { state: string; browser: string; provider: string },
): Promise<KeptAttempt | null> {
  const now = await databaseNow(prisma);
  const identifier = `social:${hash(came.state)}`;
  const found = await prisma.verification.findFirst({
    where: { identifier, expiresAt: { gt: now } },
  });
  if (!found) return null;
  const { browserHash, ...attempt } = Kept.parse(JSON.parse(found.value));
  const isSameBrowser = timingSafeEqual(Buffer.from(browserHash), Buffer.from(hash(came.browser)));
  if (!isSameBrowser || attempt.provider !== came.provider) return null;
  const { count } = await prisma.verification.deleteMany({ where: { id: found.id } });
  return count === 1 ? attempt : null;
}
