import { PromptContent } from '#server/areas/prompts/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { targetErrors } from './errors.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { readTargetConfig } from './read-target-config.ts';
import { JudgeVotes } from './schema.ts';

/** One version of a prompt, for a run that tries it. */
type PromptVersionRef = { promptId: string; version: number };

/**
 * A target as it is now, with the version of its prompt it asks for: the newest, that of a label, or a
 * fixed one. `instead` is played where the target uses that very prompt.
 * @throws targets.notFound, targets.noPromptVersion
 */
export async function freezeTarget(
  scope: Scope,
  id: string,
  instead: PromptVersionRef | null = null,
): Promise<FrozenTarget> {
  const target = await scope.db.target.findFirst({
    where: { id },
    include: { prompt: { select: { id: true, name: true, version: true } } },
  });
  if (!target) throw targetErrors.notFound();
  const { prompt } = target;
  const version = prompt && (await chooseVersion(scope, { ...target, prompt }, instead));
  const promptContent = prompt && (await readContent(scope, prompt.id, version ?? 0));
  if (prompt && promptContent === null) {
    throw targetErrors.noPromptVersion(target.name, `version ${version}`);
  }
  return {
    targetId: target.id,
    name: target.name,
    concurrency: target.concurrency,
    promptContent,
    promptId: target.promptId,
    promptName: prompt?.name ?? null,
    promptVersion: version,
    ...readTargetConfig(target),
  };
}

type Prompted = {
  name: string;
  prompt: { id: string; version: number };
  promptLabel: string | null;
  promptVersion: number | null;
};

async function chooseVersion(
  scope: Scope,
  { name, prompt, promptLabel, promptVersion }: Prompted,
  instead: PromptVersionRef | null,
): Promise<number> {
  if (instead?.promptId === prompt.id) return instead.version;
  if (promptLabel === null) return promptVersion ?? prompt.version;
  const label = await scope.db.promptLabel.findFirst({
    where: { promptId: prompt.id, name: promptLabel },
    select: { version: true },
  });
  if (!label) throw targetErrors.noPromptVersion(name, `label ${promptLabel}`);
  return label.version;
}

async function readContent(
  scope: Scope,
  promptId: string,
  version: number,
): Promise<PromptContent | null> {
  const row = await scope.db.promptVersion.findFirst({
    where: { promptId, version },
    select: { content: true },
  });
  return row && PromptContent.parse(row.content);
}

/** The organization's judge as it is now; null when none was chosen. */
export async function freezeJudge(scope: Scope): Promise<FrozenTarget | null> {
  const judge = await scope.db.target.findFirst({
    where: { isJudge: true },
    select: { id: true, judgeVotes: true },
  });
  if (!judge) return null;
  const frozen = await freezeTarget(scope, judge.id);
  if (frozen.kind !== 'MODEL') return frozen;
  return { ...frozen, votes: JudgeVotes.parse(judge.judgeVotes) };
}
