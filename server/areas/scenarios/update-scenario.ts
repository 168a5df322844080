import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { nameOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkPatterns } from './check-patterns.ts';
import { scenarioErrors } from './errors.ts';
import { lockScenario } from './lock-scenario.ts';
import type { UpdateScenario } from './schema.ts';
import { writeVersion } from './write-version.ts';

/**
 * Saves a scenario. Other content makes the next version; versions never change.
 * @throws scenarios.changedMeanwhile when `baseVersion` is not the newest
 */
export async function updateScenario(
  scope: Scope,
  { id, baseVersion, name, description, tags, ...content }: z.output<typeof UpdateScenario>,
): Promise<{ version: number }> {
  const newest = await lockScenario(scope, id);
  if (newest.version !== baseVersion) {
    throw scenarioErrors.changedMeanwhile(await nameOf(scope, newest.savedById));
  }
  checkPatterns(content.turns);
  const isSame = isDeepStrictEqual(newest.content, content);
  const version = isSame ? newest.version : newest.version + 1;
  if (!isSame) await writeVersion(scope, id, version, content);
  const { locale, onFail } = content;
  await scope.db.scenario.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { name, description, tags, locale, onFail, version },
  });
  await audit(scope, 'scenario.updated', {
    resource: { kind: 'scenario', id, name },
    details: { version },
    change: {
      before: {
        name: newest.name,
        description: newest.description,
        tags: newest.tags,
        ...newest.content,
      },
      after: { name, description, tags, ...content },
    },
  });
  return { version };
}
