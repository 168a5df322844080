-- CreateEnum
CREATE TYPE "model_provider" AS ENUM ('OPENAI', 'ANTHROPIC', 'GOOGLE', 'MISTRAL', 'OPENAI_COMPATIBLE');

-- CreateEnum
CREATE TYPE "publication_status" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('QUEUED', 'RUNNING', 'CANCELLING', 'CANCELLED', 'COMPLETED', 'FAILED');

-- CreateEnum
CREATE TYPE "item_status" AS ENUM ('PENDING', 'RUNNING', 'DONE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('PASS', 'FAIL', 'ERROR', 'UNCHECKED');

-- CreateEnum
CREATE TYPE "failure_policy" AS ENUM ('STOP', 'CONTINUE');

-- CreateEnum
CREATE TYPE "turn_kind" AS ENUM ('USER', 'EXPECT');

-- CreateEnum
CREATE TYPE "expectation_kind" AS ENUM ('MUST_CONTAIN', 'MUST_CONTAIN_ANY', 'MUST_NOT_CONTAIN', 'REGEX', 'SEMANTIC_ASSERT');

-- CreateEnum
CREATE TYPE "target_kind" AS ENUM ('MODEL', 'HTTP', 'DEMO');

-- CreateTable
CREATE TABLE "audit_event" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "resource_kind" TEXT NOT NULL,
    "resource_id" UUID,
    "resource_name" TEXT,
    "outcome" TEXT NOT NULL DEFAULT 'success',
    "details" JSONB NOT NULL DEFAULT '{}',
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_event" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'success',
    "details" JSONB NOT NULL DEFAULT '{}',
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_profile" (
    "user_id" UUID NOT NULL,
    "last_active_org_id" UUID,

    CONSTRAINT "user_profile_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "org_key" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "version" INTEGER NOT NULL,
    "root_key_id" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "org_key_pkey" PRIMARY KEY ("org_id","version")
);

-- CreateTable
CREATE TABLE "api_key" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "provider" "model_provider" NOT NULL,
    "base_url" TEXT,
    "sealed_key" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "last_used_at" TIMESTAMPTZ(3),
    "set_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "prompt" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "publication_status" NOT NULL DEFAULT 'DRAFT',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "prompt_version" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "prompt_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_version_pkey" PRIMARY KEY ("org_id","prompt_id","version")
);

-- CreateTable
CREATE TABLE "variable" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "variable_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "worker_beat" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_beat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "suite_id" UUID,
    "suite_name" TEXT NOT NULL,
    "status" "run_status" NOT NULL DEFAULT 'QUEUED',
    "verdict" "verdict",
    "error" TEXT,
    "repeats" INTEGER NOT NULL DEFAULT 1,
    "variables" JSONB NOT NULL DEFAULT '{}',
    "judge" JSONB,
    "item_count" INTEGER NOT NULL,
    "pass_count" INTEGER NOT NULL DEFAULT 0,
    "fail_count" INTEGER NOT NULL DEFAULT 0,
    "error_count" INTEGER NOT NULL DEFAULT 0,
    "unchecked_count" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "idempotency_key" TEXT NOT NULL,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "run_target" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "target_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "target_kind" NOT NULL,
    "config" JSONB NOT NULL,
    "prompt_id" UUID,
    "prompt_name" TEXT,
    "prompt_version" INTEGER,
    "prompt_text" TEXT,
    "concurrency" INTEGER NOT NULL,

    CONSTRAINT "run_target_pkey" PRIMARY KEY ("org_id","run_id","position")
);

-- CreateTable
CREATE TABLE "run_scenario" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "run_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "scenario_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "run_scenario_pkey" PRIMARY KEY ("org_id","run_id","row")
);

-- CreateTable
CREATE TABLE "run_item" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "scenario_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "target_position" INTEGER NOT NULL,
    "repeat" INTEGER NOT NULL,
    "status" "item_status" NOT NULL DEFAULT 'PENDING',
    "verdict" "verdict",
    "error_reason" TEXT,
    "error_message" TEXT,
    "summary" TEXT,
    "turn_count" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "seq" INTEGER NOT NULL DEFAULT 0,
    "latency_ms" INTEGER,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_micro_usd" BIGINT,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_item_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "turn_result" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "user_text" TEXT NOT NULL,
    "reply_text" TEXT,
    "verdict" "verdict" NOT NULL,
    "error_reason" TEXT,
    "error_message" TEXT,
    "latency_ms" INTEGER,
    "first_token_ms" INTEGER,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_micro_usd" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "turn_result_pkey" PRIMARY KEY ("org_id","item_id","position")
);

-- CreateTable
CREATE TABLE "expectation_result" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "item_id" UUID NOT NULL,
    "turn_position" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "expectation_kind" NOT NULL,
    "spec" JSONB NOT NULL,
    "verdict" "verdict" NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "expectation_result_pkey" PRIMARY KEY ("org_id","item_id","turn_position","position")
);

-- CreateTable
CREATE TABLE "scenario" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "status" "publication_status" NOT NULL DEFAULT 'DRAFT',
    "on_fail" "failure_policy" NOT NULL DEFAULT 'STOP',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "scenario_turn" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "scenario_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "turn_kind" NOT NULL,
    "user_text" TEXT,

    CONSTRAINT "scenario_turn_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expectation" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "turn_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "expectation_kind" NOT NULL,
    "spec" JSONB NOT NULL,

    CONSTRAINT "expectation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "scenario_version" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "scenario_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenario_version_pkey" PRIMARY KEY ("org_id","scenario_id","version")
);

-- CreateTable
CREATE TABLE "suite" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "repeats" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suite_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "suite_item" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "suite_id" UUID NOT NULL,
    "scenario_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "suite_item_pkey" PRIMARY KEY ("org_id","suite_id","scenario_id")
);

-- CreateTable
CREATE TABLE "suite_target" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "suite_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "suite_target_pkey" PRIMARY KEY ("org_id","suite_id","target_id")
);

-- CreateTable
CREATE TABLE "target" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" "target_kind" NOT NULL,
    "config" JSONB NOT NULL,
    "prompt_id" UUID,
    "concurrency" INTEGER NOT NULL DEFAULT 4,
    "is_judge" BOOLEAN NOT NULL DEFAULT false,
    "sealed_header" TEXT,
    "header_last_four" TEXT,
    "created_by_id" UUID,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "target_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "audit_event_org_id_created_at_idx" ON "audit_event"("org_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "account_event_user_id_created_at_idx" ON "account_event"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "outbox_mail_created_at_idx" ON "outbox_mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_org_id_user_id_key" ON "member"("org_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_org_id_created_at_idx" ON "invitation"("org_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_org_id_provider_key" ON "api_key"("org_id", "provider");

-- CreateIndex
CREATE INDEX "prompt_org_id_status_updated_at_idx" ON "prompt"("org_id", "status", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_org_id_name_key" ON "prompt"("org_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "variable_org_id_key_key" ON "variable"("org_id", "key");

-- CreateIndex
CREATE INDEX "run_org_id_suite_id_created_at_idx" ON "run"("org_id", "suite_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "run_org_id_number_key" ON "run"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "run_org_id_idempotency_key_key" ON "run"("org_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "run_item_org_id_run_id_seq_idx" ON "run_item"("org_id", "run_id", "seq");

-- CreateIndex
CREATE INDEX "run_item_org_id_run_id_status_idx" ON "run_item"("org_id", "run_id", "status");

-- CreateIndex
CREATE INDEX "run_item_org_id_scenario_id_finished_at_idx" ON "run_item"("org_id", "scenario_id", "finished_at");

-- CreateIndex
CREATE UNIQUE INDEX "run_item_org_id_run_id_row_target_position_repeat_key" ON "run_item"("org_id", "run_id", "row", "target_position", "repeat");

-- CreateIndex
CREATE INDEX "scenario_org_id_status_updated_at_idx" ON "scenario"("org_id", "status", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "scenario_org_id_name_key" ON "scenario"("org_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "scenario_turn_org_id_scenario_id_position_key" ON "scenario_turn"("org_id", "scenario_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "expectation_org_id_turn_id_position_key" ON "expectation"("org_id", "turn_id", "position");

-- CreateIndex
CREATE INDEX "suite_org_id_updated_at_idx" ON "suite"("org_id", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "suite_org_id_name_key" ON "suite"("org_id", "name");

-- CreateIndex
CREATE INDEX "suite_item_org_id_scenario_id_idx" ON "suite_item"("org_id", "scenario_id");

-- CreateIndex
CREATE INDEX "suite_target_org_id_target_id_idx" ON "suite_target"("org_id", "target_id");

-- CreateIndex
CREATE INDEX "target_org_id_prompt_id_idx" ON "target"("org_id", "prompt_id");

-- CreateIndex
CREATE UNIQUE INDEX "target_org_id_name_key" ON "target"("org_id", "name");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_profile" ADD CONSTRAINT "user_profile_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_key" ADD CONSTRAINT "org_key_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_version" ADD CONSTRAINT "prompt_version_org_id_prompt_id_fkey" FOREIGN KEY ("org_id", "prompt_id") REFERENCES "prompt"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_target" ADD CONSTRAINT "run_target_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "run"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_scenario" ADD CONSTRAINT "run_scenario_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "run"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_item" ADD CONSTRAINT "run_item_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "run"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_item" ADD CONSTRAINT "run_item_org_id_run_id_target_position_fkey" FOREIGN KEY ("org_id", "run_id", "target_position") REFERENCES "run_target"("org_id", "run_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_item" ADD CONSTRAINT "run_item_org_id_run_id_row_fkey" FOREIGN KEY ("org_id", "run_id", "row") REFERENCES "run_scenario"("org_id", "run_id", "row") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turn_result" ADD CONSTRAINT "turn_result_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "run_item"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expectation_result" ADD CONSTRAINT "expectation_result_org_id_item_id_turn_position_fkey" FOREIGN KEY ("org_id", "item_id", "turn_position") REFERENCES "turn_result"("org_id", "item_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario_turn" ADD CONSTRAINT "scenario_turn_org_id_scenario_id_fkey" FOREIGN KEY ("org_id", "scenario_id") REFERENCES "scenario"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expectation" ADD CONSTRAINT "expectation_org_id_turn_id_fkey" FOREIGN KEY ("org_id", "turn_id") REFERENCES "scenario_turn"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario_version" ADD CONSTRAINT "scenario_version_org_id_scenario_id_fkey" FOREIGN KEY ("org_id", "scenario_id") REFERENCES "scenario"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite" ADD CONSTRAINT "suite_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_item" ADD CONSTRAINT "suite_item_org_id_suite_id_fkey" FOREIGN KEY ("org_id", "suite_id") REFERENCES "suite"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_item" ADD CONSTRAINT "suite_item_org_id_scenario_id_fkey" FOREIGN KEY ("org_id", "scenario_id") REFERENCES "scenario"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_target" ADD CONSTRAINT "suite_target_org_id_suite_id_fkey" FOREIGN KEY ("org_id", "suite_id") REFERENCES "suite"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_target" ADD CONSTRAINT "suite_target_org_id_target_id_fkey" FOREIGN KEY ("org_id", "target_id") REFERENCES "target"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_org_id_prompt_id_fkey" FOREIGN KEY ("org_id", "prompt_id") REFERENCES "prompt"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
