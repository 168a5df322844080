-- ## Conversations are played again, and replies are rescored

ALTER TABLE "run" ADD COLUMN     "booked_micro_usd" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "earlier_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "is_rescored" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "played_again_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "source_run_id" UUID;
ALTER TABLE "run_item" ADD COLUMN     "source_item_id" UUID;

-- CreateTable
CREATE TABLE "earlier_result" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "item_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "verdict" "verdict" NOT NULL,
    "score" DOUBLE PRECISION,
    "summary" TEXT,
    "error_reason" TEXT,
    "error_message" TEXT,
    "latency_ms" INTEGER,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_micro_usd" BIGINT,
    "turns" JSONB NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "earlier_result_pkey" PRIMARY KEY ("org_id","item_id","round")
);

-- AddForeignKey
ALTER TABLE "earlier_result" ADD CONSTRAINT "earlier_result_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "run_item"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "human_verdict" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0;

-- One of them holds, of each result.
drop index human_verdict_latest;
create unique index human_verdict_latest
  on human_verdict (org_id, item_id, turn_position, position, round)
  where is_latest;
select protect_org_table('public."earlier_result"');
