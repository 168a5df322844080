import { revokeTokensOf } from '#server/areas/tokens/index.ts';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';

/**
 * Ends a membership, with the tokens that act for it; the very next request of that person finds no
 * such organization.
 */
export async function endMembership(
  scope: Scope,
  { id, userId, role, user }: { id: string; userId: string; role: string; user: { name: string } },
  action: 'member.removed' | 'member.left',
): Promise<void> {
  const tokensRevoked = await revokeTokensOf(scope, userId);
  await audit(scope, action, {
    resource: { kind: 'member', id, name: user.name },
    details: { role, tokensRevoked },
  });
  await scope.db.member.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
}
