import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { tokenErrors } from './errors.ts';

/** Ends a token for good; the very next request with it is refused. @throws tokens.notFound, tokens.revoked */
export async function revokeToken(scope: Scope, id: string): Promise<void> {
  const token = await scope.db.apiToken.findFirst({ where: { id }, select: { name: true } });
  if (!token) throw tokenErrors.notFound();
  const { count } = await scope.db.apiToken.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: await databaseNow(scope.db) },
  });
  if (count === 0) throw tokenErrors.revoked();
  await audit(scope, 'token.revoked', { resource: { kind: 'token', id, name: token.name } });
}
