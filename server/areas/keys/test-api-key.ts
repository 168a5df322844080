import { audit } from '#server/core/audit.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Services } from '#server/core/services.ts';
import { providers } from '#server/outside/models/providers.ts';
import { type KeyTest, testKey } from '#server/outside/models/test-key.ts';
import { apiKeyErrors } from './errors.ts';
import { openApiKey } from './open-api-key.ts';
import type { KeyProvider } from './schema.ts';

/**
 * Asks the provider whether it accepts the stored key, an inactive one too. What goes wrong there is
 * part of the answer. @throws apiKeys.notSet
 */
export async function testApiKey(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  provider: KeyProvider,
): Promise<KeyTest> {
  const key = await open((scope) => openApiKey(scope, services, provider, { evenInactive: true }));
  if (!key) throw apiKeyErrors.notSet();
  const tested = await testKey({ provider, ...key, outbound: services.outbound });
  await open((scope) =>
    audit(scope, 'apiKey.tested', {
      resource: { kind: 'apiKey', name: providers[provider].label },
      outcome: tested.ok ? 'success' : 'failure',
      details: tested.ok ? { provider } : { provider, reason: tested.reason },
    }),
  );
  return tested;
}
