import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { nameOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { announceScenario } from './announce-scenario.ts';
import { checkPatterns } from './check-patterns.ts';
import { scenarioErrors } from './errors.ts';
import { lockScenario } from './lock-scenario.ts';
import type { UpdateScenario } from './schema.ts';
import { writeVersion } from './write-version.ts';

/**
 * Saves a scenario. Other content makes the next version; versions never change. What somebody saves as its
 * author is nobody's suggestion any more; `isAuthored: false` is for changes that follow from another thing.
 * @throws scenarios.changedMeanwhile when `baseVersion` is not the newest, or name, description or tags
 * are not those of `baseAbout`
 */
export async function updateScenario(
  scope: Scope,
  input: z.output<typeof UpdateScenario>,
  { isAuthored = true } = {},
): Promise<{ version: number }> {
  const { id, baseVersion, baseAbout, name, description, tags, ...content } = input;
  const newest = await lockScenario(scope, id);
  if (newest.version !== baseVersion) {
    throw scenarioErrors.changedMeanwhile(await nameOf(scope, newest.savedById));
  }
  if (baseAbout && !isDeepStrictEqual(baseAbout, aboutOf(newest))) {
    throw scenarioErrors.changedMeanwhile(null);
  }
  checkPatterns(content.turns);
  const isSame = isDeepStrictEqual(newest.content, content);
  const version = isSame ? newest.version : newest.version + 1;
  if (!isSame) await writeVersion(scope, id, version, content);
  const { locale, onFail } = content;
  const isAccepted = isAuthored && newest.isSuggested;
  await scope.db.scenario.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: {
      name,
      description,
      tags,
      locale,
      onFail,
      version,
      ...(isAccepted && { isSuggested: false }),
    },
  });
  await audit(scope, 'scenario.updated', {
    resource: { kind: 'scenario', id, name },
    details: { version },
    change: {
      before: { ...aboutOf(newest), ...newest.content, ...(isAccepted && { isSuggested: true }) },
      after: { name, description, tags, ...content, ...(isAccepted && { isSuggested: false }) },
    },
  });
  await announceScenario(scope, id);
  return { version };
}

function aboutOf({ name, description, tags }: Awaited<ReturnType<typeof lockScenario>>) {
  return { name, description, tags };
}
