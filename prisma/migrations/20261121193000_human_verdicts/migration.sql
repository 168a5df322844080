-- ## People overrule expectations, and judges vote

ALTER TABLE "target" ADD COLUMN     "judge_votes" INTEGER NOT NULL DEFAULT 1;
alter table target add constraint target_judge_votes check (judge_votes in (1, 3, 5));

-- CreateTable
CREATE TABLE "human_verdict" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "turn_position" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "verdict" "verdict",
    "note" TEXT NOT NULL DEFAULT '',
    "is_latest" BOOLEAN NOT NULL DEFAULT true,
    "machine_verdict" "verdict" NOT NULL,
    "is_semantic" BOOLEAN NOT NULL,
    "judge_id" UUID,
    "judge_name" TEXT,
    "judge_model" TEXT,
    "confidence" DOUBLE PRECISION,
    "given_by_id" UUID,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "human_verdict_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "human_verdict_org_id_item_id_idx" ON "human_verdict"("org_id", "item_id");

-- AddForeignKey
ALTER TABLE "human_verdict" ADD CONSTRAINT "human_verdict_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "run_item"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table human_verdict add constraint human_verdict_verdict check (verdict in ('PASS', 'FAIL'));
-- One of them holds.
create unique index human_verdict_latest on human_verdict (org_id, item_id, turn_position, position)
  where is_latest;
-- What judges are measured by.
create index human_verdict_labels on human_verdict (org_id, given_at desc, id desc)
  where is_latest and is_semantic and verdict is not null;
select protect_org_table('public."human_verdict"');
