import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';
import type { Lack } from './label-gate.ts';
import { findLacks } from './read-gate.ts';

/** The labels of a prompt by name: where they point, what they wait for, and which targets follow them. */
export async function listLabels(scope: Scope, promptId: string) {
  const prompt = await scope.db.prompt.findFirst({
    where: { id: promptId },
    select: {
      labels: {
        orderBy: { name: 'asc' },
        include: { requiredSuite: { select: { id: true, name: true } } },
      },
      targets: { select: { id: true, name: true, promptLabel: true }, orderBy: { name: 'asc' } },
    },
  });
  if (!prompt) throw promptErrors.notFound();
  const names = await namesOf(
    scope,
    prompt.labels.map(({ movedById }) => movedById),
  );
  return prompt.labels.map(({ name, version, requiredSuite, movedById, movedAt }) => ({
    name,
    version,
    requiredSuite,
    movedBy: names.get(movedById ?? '') ?? null,
    movedAt,
    targets: prompt.targets.flatMap(({ promptLabel, ...target }) =>
      promptLabel === name ? [target] : [],
    ),
  }));
}

/** A label as it is, or null. */
export async function findLabel(scope: Scope, promptId: string, name: string) {
  return await scope.db.promptLabel.findFirst({
    where: { promptId, name },
    select: { version: true, requiredSuite: { select: { id: true, name: true } } },
  });
}

/** Whether a label could move to a version now, and what its suite still lacks if not. */
export async function checkLabel(
  scope: Scope,
  { id, name, version }: { id: string; name: string; version: number },
): Promise<{ suite: { id: string; name: string } | null; lacks: Lack[] }> {
  const exists = await scope.db.promptVersion.count({ where: { promptId: id, version } });
  if (exists === 0) throw promptErrors.versionNotFound();
  const suite = (await findLabel(scope, id, name))?.requiredSuite ?? null;
  const lacks = suite ? await findLacks(scope, { promptId: id, version, suite }) : [];
  return { suite, lacks };
}
