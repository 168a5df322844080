import type { Scope } from '#server/core/scope.ts';
import { type GateRun, type Lack, lacksOf } from './label-gate.ts';

type Asked = { promptId: string; version: number; suite: { id: string; name: string } };
type RunRow = { id: string; number: number; is_over: boolean };

/** What is missing until `suite` is green on a version of a prompt; nothing when it is. */
export async function findLacks(scope: Scope, asked: Asked): Promise<Lack[]> {
  const runs = await newestRuns(scope, asked);
  const over = runs.find(({ is_over }) => is_over);
  const going = runs.find(({ is_over }) => !is_over);
  const isNewer = going && (!over || going.number > over.number);
  return lacksOf({
    suite: asked.suite,
    version: asked.version,
    run: over ? await countItems(scope, asked, over) : null,
    underWay: isNewer ? { id: going.id, number: going.number } : null,
  });
}

/** The newest run of the suite with this version that has ended, and the newest that has not. */
async function newestRuns(scope: Scope, { promptId, version, suite }: Asked): Promise<RunRow[]> {
  return await scope.db.$queryRaw<RunRow[]>`
    select newest.* from (values (true), (false)) as state(is_over)
    cross join lateral (
      select run.id, run.number, state.is_over from run
      where run.org_id = ${scope.org.id}::uuid and run.suite_id = ${suite.id}::uuid
        and (run.status in ('COMPLETED', 'CANCELLED', 'FAILED')) = state.is_over
        and exists (
          select from run_target t
          where t.org_id = run.org_id and t.run_id = run.id
            and t.prompt_id = ${promptId}::uuid and t.prompt_version = ${version}::int)
      order by run.created_at desc, run.number desc limit 1
    ) newest`;
}

/** The conversations of a run that were played with this version, by what became of them. */
async function countItems(
  scope: Scope,
  { promptId, version }: Asked,
  { id, number }: RunRow,
): Promise<GateRun> {
  const [counts] = await scope.db.$queryRaw<Omit<GateRun, 'id' | 'number'>[]>`
    select count(*) filter (where i.status = 'DONE' and i.verdict = 'PASS')::int as passed,
      count(*) filter (where i.status = 'DONE' and i.verdict = 'FAIL')::int as failed,
      count(*) filter (where i.status = 'DONE' and i.verdict = 'ERROR')::int as errored,
      count(*) filter (where i.status = 'DONE' and i.verdict = 'UNCHECKED')::int as unchecked,
      count(*) filter (where i.status <> 'DONE' or i.verdict is null)::int as unplayed
    from run_item i
    join run_target t on t.org_id = i.org_id and t.run_id = i.run_id
      and t.position = i.target_position
    where i.org_id = ${scope.org.id}::uuid and i.run_id = ${id}::uuid
      and t.prompt_id = ${promptId}::uuid and t.prompt_version = ${version}::int`;
  return { id, number, ...(counts ?? nothing) };
}

const nothing = { passed: 0, failed: 0, errored: 0, unchecked: 0, unplayed: 0 };
