-- ## Runs as fast as the wire allows: one lease a run, results in one row a turn, sums kept as they grow

-- What the indexes were for is known by whoever holds the run; without them an item is marked in place.
DROP INDEX "run_item_org_id_run_id_seq_idx";
DROP INDEX "run_item_org_id_run_id_status_idx";
drop index run_item_running;
create index run_item_changed on run_item (org_id, run_id, seq) where seq > 0;
create index run_item_not_passed on run_item (org_id, run_id, row, target_position, repeat)
  where verdict in ('FAIL', 'ERROR');
alter table run_item set (fillfactor = 70);

ALTER TABLE "run" ADD COLUMN     "begun_again_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cost_micro_usd" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "fence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "input_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "output_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "unknown_cost" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unknown_input" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unknown_output" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "run_target" ADD COLUMN     "lane" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "permits" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wanted" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "turn_result" ADD COLUMN     "attempts" JSONB,
ADD COLUMN     "expectations" JSONB NOT NULL DEFAULT '[]';

-- The reaper leaves alone what somebody holds, and who plays what is counted by runs.
grant select (lease_until) on run to assay_queue;
create index run_open on run (org_id) where status in ('QUEUED', 'RUNNING', 'CANCELLING');

-- What was stored so far moves to its new place.
alter table run no force row level security;
alter table run_item no force row level security;
alter table turn_result no force row level security;
alter table expectation_result no force row level security;
update turn_result t set expectations = said.list
from (
  select org_id, item_id, turn_position,
    jsonb_agg(jsonb_build_object('position', position, 'spec', spec, 'verdict', verdict, 'evidence', evidence)
      order by position) as list
  from expectation_result group by org_id, item_id, turn_position
) said
where t.org_id = said.org_id and t.item_id = said.item_id and t.position = said.turn_position;
update run set
  input_tokens = sums.input_tokens, output_tokens = sums.output_tokens,
  cost_micro_usd = sums.cost_micro_usd, unknown_input = sums.unknown_input,
  unknown_output = sums.unknown_output, unknown_cost = sums.unknown_cost
from (
  select org_id, run_id,
    coalesce(sum(input_tokens), 0) as input_tokens, coalesce(sum(output_tokens), 0) as output_tokens,
    coalesce(sum(cost_micro_usd), 0) as cost_micro_usd,
    count(*) - count(input_tokens) as unknown_input, count(*) - count(output_tokens) as unknown_output,
    count(*) - count(cost_micro_usd) as unknown_cost
  from run_item where status = 'DONE' group by org_id, run_id
) sums
where run.org_id = sums.org_id and run.id = sums.run_id;
-- Runs that are being played while the program is renewed are begun again where they stopped.
update run_item set status = 'PENDING', seq = 0 where status = 'RUNNING';
alter table run force row level security;
alter table run_item force row level security;
alter table turn_result force row level security;

ALTER TABLE "expectation_result" DROP CONSTRAINT "expectation_result_org_id_item_id_turn_position_fkey";
DROP TABLE "expectation_result";
ALTER TABLE "run_item" DROP COLUMN "fence",
DROP COLUMN "lease_until";

-- CreateTable
CREATE TABLE "lane" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "name" TEXT NOT NULL,
    "limit_now" DOUBLE PRECISION NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),
    "streak" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("org_id","name")
);
ALTER TABLE "lane" ADD CONSTRAINT "lane_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
select protect_org_table('public."lane"');

-- Binds the transaction to the organization a job works for; no row when it is gone. In one go: a run
-- opens many short transactions.
create function enter_org_for_job(p_org uuid)
  returns table (id uuid, name text, slug text, is_demo boolean)
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  perform set_config('app.org_id', p_org::text, true);
  return query select o.id, o.name, o.slug, o.is_demo from public.organization o where o.id = p_org;
end $$;
grant execute on function enter_org_for_job(uuid) to assay_app;
