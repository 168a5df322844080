export type SessionLimits = {
  /** A session that was not used for this long has ended. */
  idleMs: number;
  /** A session ends this long after its sign-in, used or not. */
  maxMs: number;
};

/** What was proved by signing in counts for this long; then the password is asked for again. */
export const freshMs = 10 * 60_000;

/** How far behind the noted last use of a session may be. */
export const useNotedEveryMs = 60_000;

/** True when a session has ended by itself. */
export function isOver(
  session: { createdAt: Date; updatedAt: Date },
  { idleMs, maxMs }: SessionLimits,
  now: Date,
): boolean {
  const unusedMs = now.getTime() - session.updatedAt.getTime();
  const ageMs = now.getTime() - session.createdAt.getTime();
  return unusedMs > idleMs || ageMs > maxMs;
}
