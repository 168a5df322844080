import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import type { Baseline } from '../schema.ts';

type Compared = {
  id: string;
  number: number;
  suiteId: string | null;
  sourceRunId: string | null;
};

/**
 * The run that another one is compared with. `previous` and a label mean completed runs of the same suite,
 * the newest of them that was started from it; `previous` of a run that came from another one is that one.
 * @throws runs.notFound for a run that isn't there, runs.noBaseline when there is none of the kind
 */
export async function findBaseline(
  scope: Scope,
  run: Compared,
  baseline: z.output<typeof Baseline>,
): Promise<string> {
  if (baseline === 'previous') {
    const found = await findPrevious(scope, run);
    if (found) return found;
    throw runErrors.noBaseline('There is no earlier completed run of this suite to compare with.');
  }
  if ('runId' in baseline) {
    const found = await scope.db.run.findFirst({
      where: { id: baseline.runId },
      select: { id: true },
    });
    if (found) return found.id;
    throw runErrors.notFound();
  }
  const { label, ...prompt } = baseline.promptLabel;
  const named = await findLabel(scope, prompt, label);
  if (!named) throw runErrors.noBaseline(`The prompt has no label ${label}.`);
  const { promptId, version } = named;
  const found = await newestOf(scope, run, {
    id: { not: run.id },
    targets: { some: { promptId, promptVersion: version } },
  });
  if (found) return found;
  throw runErrors.noBaseline(
    `No completed run of this suite has played version ${version}, which ${label} points at.`,
  );
}

/** What `previous` means for a run; null when there is none. */
export async function findPrevious(scope: Scope, run: Compared): Promise<string | null> {
  if (run.sourceRunId !== null) return run.sourceRunId;
  return await newestOf(scope, run, { number: { lt: run.number } });
}

async function newestOf(
  scope: Scope,
  { suiteId }: Compared,
  where: NonNullable<Parameters<Scope['db']['run']['findFirst']>[0]>['where'],
): Promise<string | null> {
  if (suiteId === null) return null;
  const found = await scope.db.run.findFirst({
    where: { ...where, suiteId, status: 'COMPLETED', sourceRunId: null },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  return found?.id ?? null;
}

async function findLabel(
  scope: Scope,
  prompt: { promptId: string } | { promptName: string },
  label: string,
) {
  const where =
    'promptId' in prompt ? { promptId: prompt.promptId } : { prompt: { name: prompt.promptName } };
  return await scope.db.promptLabel.findFirst({
    where: { ...where, name: label },
    select: { promptId: true, version: true },
  });
}
