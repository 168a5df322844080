export type TokenState = 'active' | 'expired' | 'revoked';

/** What has become of a token at `now`. */
export function tokenState(
  token: { revokedAt: Date | null; expiresAt: Date },
  now: Date,
): TokenState {
  if (token.revokedAt) return 'revoked';
  return token.expiresAt <= now ? 'expired' : 'active';
}
