import { withClient } from '#server/postgres/with-client.ts';
import type { Measurement } from '../report.ts';
import { type FaultCase, nameOf } from './cases.ts';
import { leadTo, makeTarget, median, playWell, seconds } from './measuring.ts';
import type { ModelServer } from './model-server.ts';
import { seedSuite } from './seed-suite.ts';
import type { WorkerStage } from './worker-stage.ts';

const rounds = 5;
/** A conversation may end with an error when so many calls in a row failed, as every thousandth does. */
const mostTries = 3;

/**
 * The same suite against the same model, clean and with every tenth call failing, by turns with 500, 429, a
 * dropped connection and a reply that is cut off; from the first call to the last, as the server saw them.
 * @throws when a conversation is lost to a single fault, or a failed call is not on record
 */
export async function measureFaults(
  stage: WorkerStage,
  server: ModelServer,
  { limit, ...one }: FaultCase,
): Promise<Measurement[]> {
  const { items, latencyMs, concurrency } = one;
  const [well, badly] = [false, true].map((failing) => server.baseUrl(latencyMs, { failing }));
  if (well === undefined || badly === undefined) throw new Error('There are two addresses.');
  const targetId = await makeTarget(stage, { baseUrl: well, concurrency });
  const suiteId = await seedSuite(stage, { items, turns: 1, targetId });
  await stage.play(suiteId);
  const [clean, failing]: [number[], number[]] = [[], []];
  let [failed, lost] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    await leadTo(stage, well);
    await server.takeStats();
    await playWell(stage, suiteId, items);
    clean.push((await server.takeStats()).spanMs);
    await leadTo(stage, badly);
    const { id, passCount } = (await stage.play(suiteId)).run;
    const stats = await server.takeStats();
    failing.push(stats.spanMs);
    failed += stats.failed;
    const noted = await readFaults(stage, id);
    lost += noted.lost;
    const isWhole =
      passCount + noted.lost === items && stats.calls === items + stats.failed - noted.lost;
    if (!isWhole || noted.faults !== stats.failed || noted.fewest < mostTries) {
      throw new Error(`${stats.failed} of ${stats.calls} calls failed: ${JSON.stringify(noted)}.`);
    }
  }
  const [cleanMs, failingMs] = [median(clean), median(failing)];
  const measurement = {
    what: nameOf(one),
    value: `${seconds(failingMs)} over ${seconds(cleanMs)} clean; ${failed} failed calls, all on record; ${lost} of ${rounds * items} lost, each to ${mostTries} faults in a row`,
    ratio: failingMs / cleanMs,
    limit,
  };
  return [measurement];
}

/** What a run has on record: failed calls, conversations lost to them, and the fewest faults that lost one. */
type Faults = { faults: number; lost: number; fewest: number };

function readFaults({ as, org }: WorkerStage, runId: string): Promise<Faults> {
  return withClient(as('app'), async (client) => {
    await client.query('begin');
    await client.query("select set_config('app.org_id', $1, true)", [org.id]);
    const { rows } = await client.query<Faults>(
      `select coalesce(sum(faults), 0)::int as faults, count(*) filter (where is_lost)::int as lost,
         coalesce(min(faults) filter (where is_lost), $2)::int as fewest
       from run_item i
       join turn_result t on t.org_id = i.org_id and t.item_id = i.id
       cross join lateral (select t.error_reason is not null as is_lost,
         coalesce(jsonb_array_length(t.attempts), 0) + (t.error_reason is not null)::int as faults) f
       where i.run_id = $1`,
      [runId, mostTries],
    );
    await client.query('rollback');
    const [row] = rows;
    if (!row) throw new Error('A sum is one row.');
    return row;
  });
}
