import type { Scope } from '#server/core/scope.ts';
import type { KeyProvider } from './schema.ts';

/**
 * Where the key of a provider is sent to, without opening it: null is the provider's own address. Null
 * altogether when there is no key.
 */
export async function readKeyAddress(
  scope: Scope,
  provider: KeyProvider,
): Promise<{ baseUrl: string | null } | null> {
  return await scope.db.apiKey.findFirst({ where: { provider }, select: { baseUrl: true } });
}
