import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { providers } from '#server/outside/models/providers.ts';
import { keyPlace } from './open-api-key.ts';
import type { SetApiKey } from './schema.ts';

/** Seals a key for a provider, in place of the one before. Its address must have been checked. */
export async function setApiKey(
  scope: Scope,
  { secrets }: Pick<Services, 'secrets'>,
  { provider, key, baseUrl }: z.output<typeof SetApiKey>,
): Promise<void> {
  const before = await scope.db.apiKey.findFirst({ where: { provider }, select: { id: true } });
  const id = before?.id ?? newId();
  const stored = {
    baseUrl,
    sealedKey: await secrets.seal(scope, keyPlace(id), key),
    lastFour: lastFourOf(key),
    isActive: true,
    lastUsedAt: null,
    setById: scope.personId,
  };
  if (before) {
    await scope.db.apiKey.update({
      where: { orgId_id: { orgId: scope.org.id, id } },
      data: stored,
    });
  } else {
    await scope.db.apiKey.createMany({ data: { id, provider, ...stored } });
  }
  await audit(scope, 'apiKey.set', {
    resource: { kind: 'apiKey', id, name: providers[provider].label },
    details: { provider, baseUrl, replaced: before !== null },
  });
}

/** Enough to recognise a long key; of a short one it would be too much. */
function lastFourOf(key: string): string {
  return key.length >= 16 ? key.slice(-4) : '';
}
