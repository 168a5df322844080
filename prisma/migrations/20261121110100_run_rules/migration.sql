-- CreateEnum
CREATE TYPE "stop_rule" AS ENUM ('FAILURES', 'ERRORS');

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "stopped_by" "stop_rule";

-- Where a variable is used is looked for in texts with braces; most have none.
create index scenario_version_with_braces on scenario_version (org_id)
  where strpos(content::text, '{{') > 0;
