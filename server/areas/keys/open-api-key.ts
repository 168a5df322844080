import type { Scope } from '#server/core/scope.ts';
import type { SecretPurpose } from '#server/core/secrets/index.ts';
import type { Services } from '#server/core/services.ts';
import { providers } from '#server/outside/models/providers.ts';
import type { KeyProvider } from './schema.ts';

/** A key in clear with the only address it may be sent to; null is the provider's own. */
export type OpenedApiKey = { apiKey: string; baseUrl: string | null };

/** Where the sealed key of row `rowId` lives. */
export function keyPlace(rowId: string) {
  return { table: 'api_key', rowId, column: 'sealed_key' };
}

/**
 * The organization's active key for a provider, noting its use; null when there is none.
 * @throws secrets.sealed, secrets.unreadable
 */
export async function openApiKey(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  provider: KeyProvider,
  options: { purpose: SecretPurpose; evenInactive?: boolean },
): Promise<OpenedApiKey | null> {
  const row = await scope.db.apiKey.findFirst({ where: { provider } });
  if (!row || !(row.isActive || options.evenInactive)) return null;
  const resource = { kind: 'apiKey', id: row.id, name: providers[provider].label };
  const apiKey = await services.secrets.open(scope, keyPlace(row.id), row.sealedKey, {
    resource,
    purpose: options.purpose,
  });
  // Once a minute is enough, and spares the row that every conversation of a run comes by.
  await scope.db.$executeRaw`
    update api_key set last_used_at = now()
    where id = ${row.id}::uuid
      and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
  return { apiKey, baseUrl: row.baseUrl };
}
