import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { listProviders } from '#server/outside/models/providers.ts';
import type { KeyProvider } from './schema.ts';

type TargetUse = { provider: string; id: string; name: string };
type RunUse = { keyId: string; id: string; number: number };

/** Every provider with what is known of its key: never the key itself, sealed or open. */
export async function listApiKeys(scope: Scope, { secrets }: Pick<Services, 'secrets'>) {
  const keys = await scope.db.apiKey.findMany({ omit: { sealedKey: true } });
  const names = await namesOf(
    scope,
    keys.map(({ setById }) => setById),
  );
  const targets = await scope.db.$queryRaw<TargetUse[]>`
    select config ->> 'provider' as provider, id, name from target
    where kind = 'MODEL' order by name limit 1000`;
  const runs = await lastRuns(scope);
  const items = listProviders().map(({ id, ...provider }) => {
    const key = keys.find((one) => one.provider === id);
    const run = runs.find(({ keyId }) => keyId === key?.id);
    return {
      provider: id,
      ...provider,
      isSet: key !== undefined,
      isActive: key?.isActive ?? false,
      lastFour: key?.lastFour ?? '',
      fingerprint: key?.fingerprint ?? '',
      baseUrl: key?.baseUrl ?? null,
      setBy: names.get(key?.setById ?? '') ?? null,
      setAt: key?.setAt ?? null,
      lastUsedAt: key?.lastUsedAt ?? null,
      lastRun: run ? { id: run.id, number: run.number } : null,
      usedBy: targets
        .filter((target) => target.provider === id)
        .map((target) => ({ id: target.id, name: target.name })),
    };
  });
  return { items, nextCursor: null, areSealed: await secrets.areSealed(scope) };
}

/** For each key the latest run that used it, if that is still there. */
async function lastRuns(scope: Scope): Promise<RunUse[]> {
  return await scope.db.$queryRaw<RunUse[]>`
    select distinct on (u.secret_id) u.secret_id as "keyId", r.id, r.number
    from api_key k
    join secret_use u on u.org_id = k.org_id and u.secret_id = k.id and u.purpose = 'run'
    join run r on r.org_id = u.org_id and r.id = u.purpose_id
    where u.used_at >= k.set_at
    order by u.secret_id, u.used_at desc`;
}

/** Which providers have a key, and whether it is in use. Providers without one are absent. */
export async function readKeyStates(
  scope: Scope,
): Promise<ReadonlyMap<KeyProvider, 'active' | 'inactive'>> {
  const keys = await scope.db.apiKey.findMany({ select: { provider: true, isActive: true } });
  return new Map(keys.map((key) => [key.provider, key.isActive ? 'active' : 'inactive']));
}
