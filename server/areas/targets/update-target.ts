import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { checkTarget } from './check-target.ts';
import { targetErrors } from './errors.ts';
import { pinOf } from './pin-of.ts';
import { readTargetConfig } from './read-target-config.ts';
import type { UpdateTarget } from './schema.ts';
import { type SecretChange, secretChange, secretColumns } from './secret-header.ts';

/**
 * Saves a target. The address of an HTTP target must have been checked.
 * @returns `secretCleared` when the stored header value was forgotten and must be entered again
 * @throws targets.changedMeanwhile when `baseVersion` is not the newest
 */
export async function updateTarget(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  { id, baseVersion, ...input }: z.output<typeof UpdateTarget>,
): Promise<{ secretCleared: boolean; version: number }> {
  await scope.db.$queryRaw`select 1 from target where id = ${id}::uuid for update`;
  const target = await scope.db.target.findFirst({ where: { id } });
  if (!target) throw targetErrors.notFound();
  if (target.kind !== input.kind) throw targetErrors.otherKind();
  if (target.version !== baseVersion) throw targetErrors.changedMeanwhile();
  await checkTarget(scope, input);
  let change: SecretChange = { kind: 'keep' };
  if (input.kind === 'HTTP') {
    const before = readTargetConfig(target);
    const stored = before.kind === 'HTTP' ? before.config : null;
    change = secretChange(stored, input.config, input.secretHeaderValue);
  }
  const { name, description, concurrency, config } = input;
  const after = { name, description, concurrency, config, ...pinOf(input) };
  const version = baseVersion + 1;
  await scope.db.target.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { ...after, version, ...(await secretColumns(scope, services, id, change)) },
  });
  const secretCleared = change.kind === 'clear' && target.sealedHeader !== null;
  const { promptId, promptLabel, promptVersion } = target;
  await audit(scope, 'target.updated', {
    resource: { kind: 'target', id, name },
    details: { secret: change.kind },
    change: {
      before: {
        name: target.name,
        description: target.description,
        concurrency: target.concurrency,
        config: target.config,
        promptId,
        promptLabel,
        promptVersion,
      },
      after,
    },
  });
  return { secretCleared, version };
}
