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
  const before = await scope.db.apiKey.findFirst({
    where: { provider },
    select: { id: true, baseUrl: true, fingerprint: true, isActive: true },
  });
  const id = before?.id ?? newId();
  const { sealed, lastFour, fingerprint } = await secrets.seal(scope, keyPlace(id), key);
  const stored = {
    baseUrl,
    sealedKey: sealed,
    lastFour,
    fingerprint,
    isActive: true,
    lastUsedAt: null,
    setById: scope.personId,
    setAt: new Date(),
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
    details: { provider, replaced: before !== null },
    change: {
      before: { ...before, id },
      after: { id, baseUrl, fingerprint, isActive: true },
    },
  });
}
