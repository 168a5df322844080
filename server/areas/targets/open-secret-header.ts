import type { Scope } from '#server/core/scope.ts';
import type { SecretPurpose } from '#server/core/secrets/index.ts';
import type { Services } from '#server/core/services.ts';
import { AssistantError } from '#server/outside/assistant.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { readTargetConfig } from './read-target-config.ts';
import { headerPlace, isSamePlace } from './secret-header.ts';

type FrozenHttpTarget = Extract<FrozenTarget, { kind: 'HTTP' }>;

function refused(message: string): AssistantError {
  return new AssistantError('assistant.unauthorized', message, { retryable: false });
}

/**
 * The secret header of an HTTP target, null when it has none. What was entered for one place is never
 * sent to another: a frozen target whose address has changed since gets nothing.
 * @throws {AssistantError} when a secret is needed and can't be had
 * @throws secrets.sealed, secrets.unreadable
 */
export async function openSecretHeader(
  scope: Scope,
  { secrets }: Pick<Services, 'secrets'>,
  { targetId, name, config }: FrozenHttpTarget,
  purpose: SecretPurpose,
): Promise<{ name: string; value: string } | null> {
  if (config.secretHeaderName === '') return null;
  const row = await scope.db.target.findFirst({
    where: { id: targetId },
    select: { kind: true, config: true, sealedHeader: true },
  });
  const now = row ? readTargetConfig(row) : null;
  if (!row || now?.kind !== 'HTTP') {
    throw refused(`The target ${name} is gone, and the value of its secret header with it.`);
  }
  if (!isSamePlace(now.config, config)) {
    throw refused(
      `The address or the secret header of the target ${name} has changed since, so its value is not sent to the old one. Start a new run.`,
    );
  }
  if (row.sealedHeader === null) {
    throw refused(
      `The target ${name} needs a value for the header ${config.secretHeaderName}. Enter it under Targets.`,
    );
  }
  const resource = { kind: 'target', id: targetId, name };
  const place = headerPlace(targetId);
  const value = await secrets.open(scope, place, row.sealedHeader, { resource, purpose });
  // Once a minute is enough, and spares the row that every conversation of a run comes by.
  await scope.db.$executeRaw`
    update target set header_last_used_at = now()
    where id = ${targetId}::uuid
      and (header_last_used_at is null or header_last_used_at < now() - interval '1 minute')`;
  return { name: config.secretHeaderName, value };
}
