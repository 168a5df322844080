import { expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg } from '#server/testing/org.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';
import { passedOutcome } from '#server/testing/runs/passed-outcome.ts';
import { claimItems } from './claim-items.ts';
import { recordResults } from './record-results.ts';
import { takeRun } from './take-run.ts';

const { services } = await openTestServices();

const few = 20;
// So many that a plan for them looks up what it needs, also where the table has no statistics yet.
const many = 20_000;

it('writing results reads what it writes and nothing else, though the run was small when the connection began', async () => {
  const org = await makeOrg(services);
  const { suiteId } = await makeSuite(org, {
    scenarios: [[{ kind: 'USER', userText: 'Hello' }]],
    repeats: few,
  });
  const { id: runId } = await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() });
  // One transaction, and so one connection with the plans that it keeps.
  await org.open(async (scope) => {
    await takeRun(scope, runId, { leaseMs: 60_000 });
    await record(scope, runId, { after: 0 });
    await scope.db.$executeRaw`
      insert into run_item (id, run_id, row, target_position, repeat, scenario_id)
      select new_id(), run_id, row, target_position, n, scenario_id
      from run_item, generate_series(${few + 1}::int, ${many}::int) n
      where run_id = ${runId}::uuid and repeat = 1`;
    const before = await rowsRead(scope);
    await record(scope, runId, { after: many - few });
    expect((await rowsRead(scope)) - before).toBeLessThan(10 * few);
  });
});

/** Plays `few` conversations of the run after one of them, and writes each by itself. */
async function record(scope: Scope, runId: string, { after }: { after: number }): Promise<void> {
  const claims = [{ position: 0, count: few, row: 0, repeat: after }];
  const { items } = await claimItems(scope, runId, { claims, knownRows: new Set([0]) });
  expect(items).toHaveLength(few);
  for (const { id } of items) {
    await recordResults(scope, runId, { outcomes: [passedOutcome(id)], seq: 1 });
  }
}

/** How many rows of conversations this transaction has read. */
async function rowsRead({ db }: Scope): Promise<number> {
  const [read] = await db.$queryRaw<{ rows: number }[]>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
    from pg_stat_xact_user_tables where relname = 'run_item'`;
  return read?.rows ?? 0;
}
