import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import type { Baseline, BaselineOf } from '../schema.ts';

type Compared = {
  id: string;
  number: number;
  suiteId: string | null;
  sourceRunId: string | null;
};

/**
 * The run that another one is compared with. `previous` and a label mean completed runs of the same suite,
 * the newest of them that was started from it and played whole; `previous` of a run that came from another one is that one.
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
  const { suiteId, id: not } = run;
  const wanted = { suiteId, before: null, not };
  const found = await newestOf(scope, { ...wanted, played: { promptId, version } });
  if (found) return found;
  throw runErrors.noBaseline(
    `No completed run of this suite has played version ${version}, which ${label} points at.`,
  );
}

/** What `previous` means for a run; null when there is none. */
export async function findPrevious(scope: Scope, run: Compared): Promise<string | null> {
  if (run.sourceRunId !== null) return run.sourceRunId;
  const { suiteId, number } = run;
  return await newestOf(scope, { suiteId, before: number, not: null });
}

/** What `previous` will mean for a run of a suite that is still to be started; null when there is none. */
export async function getBaseline(
  scope: Scope,
  { suiteId }: z.output<typeof BaselineOf>,
): Promise<{ id: string; number: number } | null> {
  const id = await newestOf(scope, { suiteId, before: null, not: null });
  if (id === null) return null;
  return await scope.db.run.findFirst({ where: { id }, select: { id: true, number: true } });
}

type Wanted = {
  suiteId: string | null;
  /** Only runs before this one; null for all. */
  before: number | null;
  /** Only runs other than this one. */
  not: string | null;
  /** Only runs that played this version of a prompt. */
  played?: { promptId: string; version: number };
};

/**
 * The newest completed run of a suite that was started from it and played whole: what one that a rule cut
 * short did not play would look like no regression. The newest of all where none was.
 */
async function newestOf({ db, org }: Scope, wanted: Wanted): Promise<string | null> {
  const { suiteId, before, not, played } = wanted;
  if (suiteId === null) return null;
  const [found] = await db.$queryRaw<{ id: string }[]>`
    select id from run
    where org_id = ${org.id}::uuid and suite_id = ${suiteId}::uuid
      and status = 'COMPLETED' and source_run_id is null
      and (${before}::int is null or number < ${before}::int)
      and (${not}::uuid is null or id <> ${not}::uuid)
      and (${played?.promptId ?? null}::uuid is null or exists (
        select from run_target t
        where t.org_id = run.org_id and t.run_id = run.id
          and t.prompt_id = ${played?.promptId ?? null}::uuid
          and t.prompt_version = ${played?.version ?? null}::int
      ))
    order by pass_count + fail_count + error_count + unchecked_count >= item_count desc, number desc
    limit 1`;
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
