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
 * part of the answer. @throws apiKeys.notSet, secrets.sealed, secrets.unreadable
 */
export async function testApiKey(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  provider: KeyProvider,
): Promise<KeyTest> {
  const options = { purpose: { kind: 'test' }, evenInactive: true } as const;
  const { orgId, key } = await open(async (scope) => ({
    orgId: scope.org.id,
    key: await openApiKey(scope, services, provider, options),
  }));
  if (!key) throw apiKeyErrors.notSet();
  const answer = await testKey({ provider, ...key, outbound: services.outbound });
  const tested = cleaned(answer, (text) => services.secrets.clean(orgId, text));
  await open((scope) =>
    audit(scope, 'apiKey.tested', {
      resource: { kind: 'apiKey', name: providers[provider].label },
      outcome: tested.ok ? 'success' : 'failure',
      details: tested.ok ? { provider } : { provider, reason: tested.reason },
    }),
  );
  return tested;
}

/** Nothing keeps a server from naming its models after the key it got. */
function cleaned(tested: KeyTest, clean: (text: string) => string): KeyTest {
  if (!tested.ok) return { ...tested, problem: clean(tested.problem) };
  const note = tested.note === null ? null : clean(tested.note);
  return { ...tested, note, models: tested.models.map(clean) };
}
