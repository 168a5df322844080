import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { providers } from '#server/outside/models/providers.ts';
import { apiKeyErrors } from './errors.ts';
import type { KeyProvider } from './schema.ts';

/** Takes a key out of use, or back into it, without entering it again. */
export async function setApiKeyActive(
  scope: Scope,
  provider: KeyProvider,
  isActive: boolean,
): Promise<void> {
  const key = await scope.db.apiKey.findFirst({
    where: { provider },
    select: { id: true, isActive: true },
  });
  if (!key) throw apiKeyErrors.notSet();
  await scope.db.apiKey.update({
    where: { orgId_id: { orgId: scope.org.id, id: key.id } },
    data: { isActive },
  });
  await audit(scope, isActive ? 'apiKey.activated' : 'apiKey.deactivated', {
    resource: { kind: 'apiKey', id: key.id, name: providers[provider].label },
    change: { before: { isActive: key.isActive }, after: { isActive } },
  });
}
