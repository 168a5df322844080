import type { Scope } from '#server/core/scope.ts';
import type { KeyProvider } from './schema.ts';

/**
 * Where the key of a provider is sent to, and since when there is this one, without opening it. The
 * address null is the provider's own; null altogether when there is no key.
 */
export async function readKeyAddress(
  scope: Scope,
  provider: KeyProvider,
): Promise<{ baseUrl: string | null; setAt: Date } | null> {
  const select = { baseUrl: true, setAt: true } as const;
  return await scope.db.apiKey.findFirst({ where: { provider }, select });
}
