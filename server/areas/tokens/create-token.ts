import type { z } from 'zod';
import { checkPatterns } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import { newId } from '#server/core/ids.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { tokenErrors } from './errors.ts';
import { hashToken, newToken } from './new-token.ts';
import type { CreateToken } from './schema.ts';

const maxLifetimeMs = 366 * 24 * 60 * 60 * 1000;

/**
 * Makes an API token. It is returned this once, and only its hash is stored.
 * @throws access.personNeeded, permissions.unknown, permissions.notHeld, tokens.expiry
 */
export async function createToken(
  scope: Scope,
  { name, scopes, expiresAt }: z.output<typeof CreateToken>,
  all: readonly Permission[],
): Promise<{ id: string; token: string; lastFour: string; expiresAt: Date }> {
  needPerson(scope);
  const { personId: createdById } = scope;
  if (createdById === null) throw new Error('A token needs somebody who answers for it.');
  checkPatterns(scope.access, scopes, { all, field: 'scopes' });
  const lifetimeMs = expiresAt.getTime() - (await databaseNow(scope.db)).getTime();
  if (lifetimeMs <= 0 || lifetimeMs > maxLifetimeMs) throw tokenErrors.expiry();
  const id = newId();
  const token = newToken(scope.org.slug);
  const lastFour = token.slice(-4);
  const tokenHash = hashToken(token);
  await scope.db.apiToken.createMany({
    data: { id, name, tokenHash, lastFour, scopes, expiresAt, createdById },
  });
  await audit(scope, 'token.created', {
    resource: { kind: 'token', id, name },
    details: { scopes, expiresAt: expiresAt.toISOString() },
  });
  return { id, token, lastFour, expiresAt };
}
