import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { announceScenario } from './announce-scenario.ts';
import { lockScenario } from './lock-scenario.ts';
import { getScenarioVersion } from './reads.ts';
import { writeVersion } from './write-version.ts';

/** Makes the content of an earlier version the newest one, as a version of its own. */
export async function restoreScenario(
  scope: Scope,
  id: string,
  from: number,
): Promise<{ version: number }> {
  const newest = await lockScenario(scope, id);
  const { content } = await getScenarioVersion(scope, id, from);
  if (from === newest.version) return await noted(newest.version);
  const version = newest.version + 1;
  await writeVersion(scope, id, version, content);
  await scope.db.scenario.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { version, locale: content.locale, onFail: content.onFail },
  });
  return await noted(version);

  async function noted(result: number) {
    await audit(scope, 'scenario.restored', {
      resource: { kind: 'scenario', id, name: newest.name },
      details: { from },
      change: { before: { version: newest.version }, after: { version: result } },
    });
    await announceScenario(scope, id);
    return { version: result };
  }
}
