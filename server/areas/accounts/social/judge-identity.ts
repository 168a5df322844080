/** Why a sign-in or a link by a provider ended without one. */
export type SocialProblem =
  | 'denied'
  | 'unreachable'
  | 'refused'
  | 'state'
  | 'unverified'
  | 'known'
  | 'shut'
  | 'busy'
  | 'taken'
  | 'another'
  | 'other'
  | 'signedOut';

export type Facts = {
  intent: 'signIn' | 'link';
  /** The address, if the provider vouches for it. */
  verifiedEmail: string | null;
  /** Whose account was signed in where it began; for linking, and is still. */
  signedInId: string | null;
  /** Whose account this identity is linked to. */
  ownerId: string | null;
  /** Whose account has the verified address. */
  holderId: string | null;
  /** Whether the signed-in account is linked to another identity of this provider. */
  hasAnother: boolean;
};

export type Judgement =
  | { kind: 'signIn'; userId: string }
  | { kind: 'make'; email: string }
  | { kind: 'link'; userId: string }
  | { kind: 'linkedAlready' }
  /** `userId`: whose account it was about. */
  | { kind: 'problem'; problem: SocialProblem; userId: string | null };

/**
 * What follows from who a provider says somebody is. An address never opens an account that exists: only
 * a link does, and only its owner makes one, signed in.
 */
export function judgeIdentity(facts: Facts): Judgement {
  const { intent, verifiedEmail, signedInId, ownerId, holderId, hasAnother } = facts;
  const stop = (problem: SocialProblem, userId: string | null = null): Judgement => ({
    kind: 'problem',
    problem,
    userId,
  });
  if (intent === 'link') {
    if (signedInId === null) return stop('signedOut');
    if (ownerId === signedInId) return { kind: 'linkedAlready' };
    if (ownerId !== null) return stop('taken', signedInId);
    return hasAnother ? stop('another', signedInId) : { kind: 'link', userId: signedInId };
  }
  if (signedInId !== null && ownerId !== signedInId) return stop('other', signedInId);
  if (ownerId !== null) return { kind: 'signIn', userId: ownerId };
  if (verifiedEmail === null) return stop('unverified');
  return holderId === null ? { kind: 'make', email: verifiedEmail } : stop('known', holderId);
}
