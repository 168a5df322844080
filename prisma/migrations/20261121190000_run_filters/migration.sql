-- ## Runs of any size: what their rows are filtered by is frozen with them, their figures are kept

ALTER TABLE "run_scenario" ADD COLUMN     "locale" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "run" ADD COLUMN     "figures" JSONB,
ADD COLUMN     "figures_seq" INTEGER,
ADD COLUMN     "scenario_locales" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "scenario_tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The same scenario in the run before.
CREATE INDEX "run_scenario_org_id_scenario_id_run_id_idx" ON "run_scenario"("org_id", "scenario_id", "run_id");

-- Runs from before know their languages; what their scenarios were tagged with is not known any more.
alter table run no force row level security;
alter table run_scenario no force row level security;
update run_scenario set locale = coalesce(content ->> 'locale', '');
update run set scenario_locales = spoken.locales
from (
  select org_id, run_id, array_agg(distinct locale order by locale) as locales
  from run_scenario where locale <> '' group by org_id, run_id
) spoken
where run.org_id = spoken.org_id and run.id = spoken.run_id;
alter table run force row level security;
alter table run_scenario force row level security;
