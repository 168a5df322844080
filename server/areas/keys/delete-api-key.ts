import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { providers } from '#server/outside/models/providers.ts';
import { apiKeyErrors } from './errors.ts';
import type { KeyProvider } from './schema.ts';

/** Forgets a key. Targets that used it stay, and say what they lack. */
export async function deleteApiKey(scope: Scope, provider: KeyProvider): Promise<void> {
  const key = await scope.db.apiKey.findFirst({ where: { provider }, select: { id: true } });
  if (!key) throw apiKeyErrors.notSet();
  await scope.db.apiKey.delete({ where: { orgId_id: { orgId: scope.org.id, id: key.id } } });
  await audit(scope, 'apiKey.deleted', {
    resource: { kind: 'apiKey', id: key.id, name: providers[provider].label },
  });
}
