-- A change of type reaches every row, whatever the policies are.
ALTER TABLE "prompt_version" ALTER COLUMN "content" TYPE JSONB USING to_jsonb("content");

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "environment" TEXT,
ADD COLUMN     "stop_after_errors" INTEGER,
ADD COLUMN     "stop_after_failures" INTEGER;

-- AlterTable
ALTER TABLE "run_item" ADD COLUMN     "score" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "run_scenario" ADD COLUMN     "data_row" TEXT;

ALTER TABLE "run_target" RENAME COLUMN "prompt_text" TO "prompt_content";
ALTER TABLE "run_target"
  ALTER COLUMN "prompt_content" TYPE JSONB USING to_jsonb("prompt_content"),
  ALTER COLUMN "config" TYPE JSONB USING
    ("config" - 'promptText') || jsonb_build_object('promptContent', "config" -> 'promptText');
ALTER TABLE "run" ALTER COLUMN "judge" TYPE JSONB USING
  ("judge" - 'promptText') || jsonb_build_object('promptContent', "judge" -> 'promptText');

-- AlterTable
ALTER TABLE "scenario" ADD COLUMN     "is_suggested" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "scenario_turn" ADD COLUMN     "sample" TEXT;

-- AlterTable
ALTER TABLE "suite" ADD COLUMN     "environment_id" UUID,
ADD COLUMN     "filter" JSONB,
ADD COLUMN     "stop_after_errors" INTEGER,
ADD COLUMN     "stop_after_failures" INTEGER,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "target" ADD COLUMN     "prompt_label" TEXT,
ADD COLUMN     "prompt_version" INTEGER,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "variable" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "prompt_label" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "prompt_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "required_suite_id" UUID,
    "moved_by_id" UUID,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_label_pkey" PRIMARY KEY ("org_id","prompt_id","name")
);

-- CreateTable
CREATE TABLE "environment" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "environment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "variable_override" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "variable_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "variable_override_pkey" PRIMARY KEY ("org_id","variable_id","environment_id")
);

-- CreateTable
CREATE TABLE "draft" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "base_version" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("org_id","user_id","key")
);

-- CreateIndex
CREATE INDEX "prompt_label_org_id_prompt_id_version_idx" ON "prompt_label"("org_id", "prompt_id", "version");

-- CreateIndex
CREATE INDEX "prompt_label_org_id_required_suite_id_idx" ON "prompt_label"("org_id", "required_suite_id");

-- CreateIndex
CREATE UNIQUE INDEX "environment_org_id_name_key" ON "environment"("org_id", "name");

-- CreateIndex
CREATE INDEX "variable_override_org_id_environment_id_idx" ON "variable_override"("org_id", "environment_id");

-- CreateIndex
CREATE INDEX "suite_org_id_environment_id_idx" ON "suite"("org_id", "environment_id");

-- AddForeignKey
ALTER TABLE "prompt_label" ADD CONSTRAINT "prompt_label_org_id_prompt_id_fkey" FOREIGN KEY ("org_id", "prompt_id") REFERENCES "prompt"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_label" ADD CONSTRAINT "prompt_label_org_id_prompt_id_version_fkey" FOREIGN KEY ("org_id", "prompt_id", "version") REFERENCES "prompt_version"("org_id", "prompt_id", "version") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_label" ADD CONSTRAINT "prompt_label_org_id_required_suite_id_fkey" FOREIGN KEY ("org_id", "required_suite_id") REFERENCES "suite"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment" ADD CONSTRAINT "environment_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable_override" ADD CONSTRAINT "variable_override_org_id_variable_id_fkey" FOREIGN KEY ("org_id", "variable_id") REFERENCES "variable"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable_override" ADD CONSTRAINT "variable_override_org_id_environment_id_fkey" FOREIGN KEY ("org_id", "environment_id") REFERENCES "environment"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite" ADD CONSTRAINT "suite_org_id_environment_id_fkey" FOREIGN KEY ("org_id", "environment_id") REFERENCES "environment"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Row-level security
select protect_org_table('public."prompt_label"');
select protect_org_table('public."environment"');
select protect_org_table('public."variable_override"');
select protect_org_table('public."draft"');
