import { copyName } from '#server/core/copy-name.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { createTarget } from './create-target.ts';
import { targetErrors } from './errors.ts';
import { readTargetConfig } from './read-target-config.ts';

/** Copies a target under a name of its own. The secret header is not copied: it's entered again. */
export async function duplicateTarget(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  id: string,
): Promise<{ id: string; secretCleared: boolean }> {
  const target = await scope.db.target.findFirst({ where: { id } });
  if (!target) throw targetErrors.notFound();
  const others = await scope.db.target.findMany({
    where: { name: { contains: '(copy' } },
    select: { name: true },
  });
  const { description, concurrency, promptId, promptLabel, promptVersion } = target;
  const pin = { promptId, promptLabel, promptVersion };
  const name = copyName(
    target.name,
    others.map((other) => other.name),
  );
  const settings = readTargetConfig(target);
  const copy = await createTarget(scope, services, {
    name,
    description,
    concurrency,
    ...(settings.kind === 'HTTP' ? settings : { ...settings, ...pin }),
  });
  return { ...copy, secretCleared: target.sealedHeader !== null };
}
