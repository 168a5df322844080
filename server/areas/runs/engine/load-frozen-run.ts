import { z } from 'zod';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import { FrozenTarget } from '#server/areas/targets/index.ts';
import type { Scope } from '#server/core/scope.ts';

export type FrozenRunTarget = {
  target: FrozenTarget;
  /** Its prompt as written, and with the values of the run; null for none. */
  template: PromptContent | null;
  rendered: PromptContent | null;
};

export type FrozenRun = {
  id: string;
  number: number;
  variables: Record<string, string>;
  judge: FrozenTarget | null;
  /** By position. */
  targets: ReadonlyMap<number, FrozenRunTarget>;
  /** The replies are those of the run it comes from; the judge that run had. */
  rescored: { sourceJudge: FrozenTarget | null } | null;
  /** It may leave out what has not begun. */
  hasStopRules: boolean;
  /** Each call of a model reserves its cost before it is made. */
  isMetered: boolean;
  /** Its replies are kept. `use`: those of before are used again. `since`: when it began. */
  replyCache: { use: boolean; since: Date } | null;
};

const Variables = z.record(z.string(), z.string());

/**
 * A run as it was frozen, its scenarios aside; null when it is gone.
 * @throws {z.ZodError} when it can't be read any more
 */
export async function loadFrozenRun(scope: Scope, id: string): Promise<FrozenRun | null> {
  const run = await scope.db.run.findFirst({
    where: { id },
    select: {
      number: true,
      variables: true,
      judge: true,
      isRescored: true,
      sourceRunId: true,
      stopAfterFailures: true,
      stopAfterErrors: true,
      isMetered: true,
      replyCache: true,
      startedAt: true,
      targets: { select: { position: true, config: true, promptContent: true } },
    },
  });
  return (
    run && {
      id,
      number: run.number,
      variables: Variables.parse(run.variables),
      judge: FrozenTarget.nullable().parse(run.judge),
      rescored:
        run.isRescored && run.sourceRunId !== null
          ? { sourceJudge: await readJudge(scope, run.sourceRunId) }
          : null,
      targets: new Map(
        run.targets.map(({ position, config, promptContent }) => {
          const target = FrozenTarget.parse(config);
          const rendered = PromptContent.nullable().parse(promptContent);
          return [position, { target, template: target.promptContent, rendered }];
        }),
      ),
      isMetered: run.isMetered,
      replyCache:
        run.replyCache && run.startedAt
          ? { use: run.replyCache === 'USE', since: run.startedAt }
          : null,
      hasStopRules: (run.stopAfterFailures ?? run.stopAfterErrors) !== null,
    }
  );
}

async function readJudge({ db }: Scope, runId: string): Promise<FrozenTarget | null> {
  const source = await db.run.findFirst({ where: { id: runId }, select: { judge: true } });
  return FrozenTarget.nullable().parse(source?.judge ?? null);
}
