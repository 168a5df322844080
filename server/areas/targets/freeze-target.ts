import { PromptContent } from '#server/areas/prompts/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { targetErrors } from './errors.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { readTargetConfig } from './read-target-config.ts';

/** A target as it is now, with the newest version of its prompt. @throws targets.notFound */
export async function freezeTarget(scope: Scope, id: string): Promise<FrozenTarget> {
  const target = await scope.db.target.findFirst({
    where: { id },
    include: {
      prompt: { include: { versions: { orderBy: { version: 'desc' }, take: 1 } } },
    },
  });
  if (!target) throw targetErrors.notFound();
  const newest = target.prompt?.versions[0];
  return {
    targetId: target.id,
    name: target.name,
    concurrency: target.concurrency,
    promptContent: newest ? PromptContent.parse(newest.content) : null,
    promptId: target.promptId,
    promptName: target.prompt?.name ?? null,
    promptVersion: newest?.version ?? null,
    ...readTargetConfig(target),
  };
}

/** The organization's judge as it is now; null when none was chosen. */
export async function freezeJudge(scope: Scope): Promise<FrozenTarget | null> {
  const judge = await scope.db.target.findFirst({ where: { isJudge: true }, select: { id: true } });
  return judge ? await freezeTarget(scope, judge.id) : null;
}
