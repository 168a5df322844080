import { newId } from '#server/core/ids.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { checks } from './cases.ts';
import type { WorkerStage } from './worker-stage.ts';

/** A suite of so many scenarios of so many turns, written straight in SQL; each turn has four expectations. */
export async function seedSuite(
  { as, org, api }: WorkerStage,
  { items, turns, targetId }: { items: number; turns: number; targetId: string },
): Promise<string> {
  const suite = await api.suites.create.mutate({
    name: `Suite ${newId()}`,
    scenarioIds: [],
    targetIds: [targetId],
  });
  const expect = {
    kind: 'EXPECT',
    expectations: checks.map((value) => ({
      kind: 'MUST_CONTAIN',
      values: [value],
      caseSensitive: false,
    })),
  };
  await withClient(as('app'), async (client) => {
    await client.query('begin');
    await client.query("select set_config('app.org_id', $1, true)", [org.id]);
    await client.query(
      `create temporary table made on commit drop as
       select new_id() as id, n from generate_series(1, $1::int) n`,
      [items],
    );
    await client.query(
      `insert into scenario (id, name, updated_at)
       select id, $1 || ' ' || n, now() from made`,
      [`Order ${suite.id}`],
    );
    await client.query(
      `insert into scenario_version (scenario_id, version, content)
       select id, 1, jsonb_build_object('locale', 'en', 'onFail', 'CONTINUE', 'turns', (
         select jsonb_agg(turn) from generate_series(1, $1::int) t, lateral (
           select jsonb_build_object('kind', 'USER', 'userText',
             'Where is my order, number ' || n || '?') as turn
           union all select $2::jsonb
         ) spoken))
       from made`,
      [turns, JSON.stringify(expect)],
    );
    await client.query(
      `insert into suite_item (suite_id, scenario_id, position)
       select $1, id, n from made`,
      [suite.id],
    );
    await client.query('commit');
  });
  return suite.id;
}
