import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { listProviders } from '#server/outside/models/providers.ts';
import type { KeyProvider } from './schema.ts';

type TargetUse = { provider: string; id: string; name: string };

/** Every provider with what is known of its key: never the key itself, sealed or open. */
export async function listApiKeys(scope: Scope) {
  const keys = await scope.db.apiKey.findMany({ omit: { sealedKey: true } });
  const names = await namesOf(
    scope,
    keys.map(({ setById }) => setById),
  );
  const targets = await scope.db.$queryRaw<TargetUse[]>`
    select config ->> 'provider' as provider, id, name from target
    where kind = 'MODEL' order by name limit 1000`;
  const items = listProviders().map(({ id, ...provider }) => {
    const key = keys.find((one) => one.provider === id);
    return {
      provider: id,
      ...provider,
      isSet: key !== undefined,
      isActive: key?.isActive ?? false,
      lastFour: key?.lastFour ?? '',
      baseUrl: key?.baseUrl ?? null,
      setBy: names.get(key?.setById ?? '') ?? null,
      updatedAt: key?.updatedAt ?? null,
      lastUsedAt: key?.lastUsedAt ?? null,
      usedBy: targets
        .filter((target) => target.provider === id)
        .map((target) => ({ id: target.id, name: target.name })),
    };
  });
  return { items, nextCursor: null };
}

/** Which providers have a key, and whether it is in use. Providers without one are absent. */
export async function readKeyStates(
  scope: Scope,
): Promise<ReadonlyMap<KeyProvider, 'active' | 'inactive'>> {
  const keys = await scope.db.apiKey.findMany({ select: { provider: true, isActive: true } });
  return new Map(keys.map((key) => [key.provider, key.isActive ? 'active' : 'inactive']));
}
