import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { AssistantError } from '#server/outside/assistant.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { readTargetConfig } from './read-target-config.ts';
import { headerPlace, isSameOrigin } from './secret-header.ts';

type FrozenHttpTarget = Extract<FrozenTarget, { kind: 'HTTP' }>;

function refused(message: string): AssistantError {
  return new AssistantError('assistant.unauthorized', message, { retryable: false });
}

/**
 * The secret header of an HTTP target, null when it has none. What was entered for one place is never
 * sent to another: a frozen target whose address has changed since gets nothing.
 * @throws {AssistantError} when a secret is needed and can't be had
 */
export async function openSecretHeader(
  scope: Scope,
  { secrets }: Pick<Services, 'secrets'>,
  { targetId, name, config }: FrozenHttpTarget,
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
  if (!isSameOrigin(now.config.url, config.url)) {
    throw refused(
      `The address of the target ${name} has changed since, so its secret header is not sent to the old one. Start a new run.`,
    );
  }
  if (row.sealedHeader === null) {
    throw refused(
      `The target ${name} needs a value for the header ${config.secretHeaderName}. Enter it under Targets.`,
    );
  }
  const value = await secrets.open(scope, headerPlace(targetId), row.sealedHeader);
  return { name: config.secretHeaderName, value };
}
