-- ## Replies that are kept to be used again

ALTER TABLE "run" ADD COLUMN     "cached_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reply_cache" TEXT;
alter table run add constraint run_reply_cache check (reply_cache in ('USE', 'RENEW'));

ALTER TABLE "turn_result" ADD COLUMN     "cached_at" TIMESTAMPTZ(3);

CREATE TABLE "reply_cache" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "is_on" BOOLEAN NOT NULL DEFAULT false,
    "kept_days" INTEGER NOT NULL DEFAULT 7,
    "bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "reply_cache_pkey" PRIMARY KEY ("org_id")
);
ALTER TABLE "reply_cache" ADD CONSTRAINT "reply_cache_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
alter table reply_cache add constraint reply_cache_kept_days check (kept_days between 1 and 90);
select protect_org_table('public."reply_cache"');

CREATE TABLE "cached_reply" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "key" BYTEA NOT NULL,
    "reply" JSONB NOT NULL,
    "bytes" INTEGER NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cached_reply_pkey" PRIMARY KEY ("org_id","key")
);
CREATE INDEX "cached_reply_given_at_org_id_idx" ON "cached_reply"("given_at", "org_id");
ALTER TABLE "cached_reply" ADD CONSTRAINT "cached_reply_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
alter table cached_reply add constraint cached_reply_key check (length(key) = 32);
select protect_org_table('public."cached_reply"');
