-- ## Budgets: what runs may cost, reserved before each call

ALTER TYPE "stop_rule" ADD VALUE 'BUDGET';
ALTER TYPE "stop_rule" ADD VALUE 'MONTH_BUDGET';

ALTER TABLE "organization" ADD COLUMN     "month_budget_micro_usd" BIGINT;
ALTER TABLE "suite" ADD COLUMN     "budget_micro_usd" BIGINT;
ALTER TABLE "run" ADD COLUMN     "budget_micro_usd" BIGINT,
ADD COLUMN     "is_metered" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "month_spending" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "month" DATE NOT NULL,
    "spent_micro_usd" BIGINT NOT NULL DEFAULT 0,
    "reserved_micro_usd" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "month_spending_pkey" PRIMARY KEY ("org_id","month")
);

-- CreateTable
CREATE TABLE "run_spending" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "run_id" UUID NOT NULL,
    "fence" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "spent_micro_usd" BIGINT NOT NULL DEFAULT 0,
    "estimated_micro_usd" BIGINT NOT NULL DEFAULT 0,
    "lost_micro_usd" BIGINT NOT NULL DEFAULT 0,
    "reserved_micro_usd" BIGINT NOT NULL DEFAULT 0,
    "wanted_micro_usd" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "run_spending_pkey" PRIMARY KEY ("org_id","run_id","fence","month")
);

-- AddForeignKey
ALTER TABLE "month_spending" ADD CONSTRAINT "month_spending_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_spending" ADD CONSTRAINT "run_spending_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "run"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table organization add constraint organization_month_budget check (month_budget_micro_usd > 0);
alter table suite add constraint suite_budget check (budget_micro_usd > 0);
alter table run add constraint run_budget check (budget_micro_usd > 0);
alter table month_spending add constraint month_spending_is_positive
  check (spent_micro_usd >= 0 and reserved_micro_usd >= 0);
alter table run_spending add constraint run_spending_is_positive
  check (least(spent_micro_usd, estimated_micro_usd, lost_micro_usd, reserved_micro_usd) >= 0);

-- What runs before this cost, by the month in which they ended.
alter table run no force row level security;
insert into month_spending (org_id, month, spent_micro_usd)
select org_id, date_trunc('month', finished_at at time zone 'utc')::date, sum(cost_micro_usd)
from run where finished_at is not null and cost_micro_usd > 0
group by 1, 2;
alter table run force row level security;

select protect_org_table('public."month_spending"');
select protect_org_table('public."run_spending"');
