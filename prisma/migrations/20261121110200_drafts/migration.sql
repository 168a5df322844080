-- A draft goes with the membership of whoever wrote it.
alter table "draft" drop constraint "draft_org_id_fkey";
alter table "draft" add constraint "draft_org_id_user_id_fkey" foreign key ("org_id", "user_id") references "member"("org_id", "user_id") on delete cascade on update cascade;
