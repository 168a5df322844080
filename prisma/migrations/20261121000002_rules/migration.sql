-- ## Tables of an organization

do $$
declare
  owned regclass;
begin
  for owned in
    select c.oid::regclass
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'org_id'
  loop
    perform protect_org_table(owned);
  end loop;
end $$;

-- The log only grows; so do the keys that old secrets are sealed with.
revoke update, delete on audit_event from assay_app;
revoke delete on org_key from assay_app;

-- ## Organizations and who is in them: assay_auth sees all of them, assay_app the one it is bound to

create policy every_org on member to assay_auth using (true) with check (true);
create policy every_org on invitation to assay_auth using (true) with check (true);
-- Making an organization and accepting an invitation are written to the log by assay_auth.
create policy every_org on audit_event for insert to assay_auth with check (true);
grant insert on audit_event to assay_auth;

alter table organization enable row level security;
alter table organization force row level security;
create policy own_org on organization to assay_app
  using (id = current_org()) with check (id = current_org());
create policy every_org on organization to assay_auth using (true) with check (true);
grant select, update, delete on organization to assay_app;

grant select, insert, update, delete on organization, member, invitation to assay_auth;

-- ## Accounts: assay_auth alone, but for the names of fellow members

grant select, insert, update, delete
  on "user", session, account, verification, rate_limit, user_profile, outbox_mail to assay_auth;
grant select, insert on account_event to assay_auth;

alter table "user" enable row level security;
alter table "user" force row level security;
create policy every_user on "user" to assay_auth using (true) with check (true);
create policy fellow_members on "user" for select to assay_app
  using (exists (
    select from member m where m.user_id = "user".id and m.org_id = current_org()
  ));
grant select (id, name, email, image) on "user" to assay_app;

-- ## What belongs to no organization

grant select, insert, update, delete on worker_beat to assay_app;

-- ## What must hold whatever code writes

alter table member add constraint member_role_is_one_name check (role ~ '^[a-z][a-z_]{0,39}$');
alter table invitation add constraint invitation_role_is_one_name check (role ~ '^[a-z][a-z_]{0,39}$');
alter table organization add constraint organization_slug_is_plain
  check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 60);

-- Not a unique index: Prisma's introspection overlooks the condition of one.
alter table target add constraint target_one_judge
  exclude using btree (org_id with =) where (is_judge);

-- An organization keeps an admin. The update is the lock: two admins who step down at once meet on
-- this row, and in a stricter isolation level the second one fails. It finds no row when the
-- organization itself is being deleted.
create function keep_an_admin() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
begin
  update public.organization set updated_at = updated_at where id = old.org_id;
  if found and not exists (
    select from public.member where org_id = old.org_id and role = 'admin'
  ) then
    raise exception 'last_admin' using errcode = 'P0001',
      detail = 'An organization needs an admin.';
  end if;
  return null;
end $$;

create trigger keep_an_admin_on_delete after delete on member
  for each row when (old.role = 'admin') execute function keep_an_admin();
create trigger keep_an_admin_on_update after update of role, org_id on member
  for each row when (old.role = 'admin' and (new.role <> 'admin' or new.org_id <> old.org_id))
  execute function keep_an_admin();

-- ## The log of accounts, written in the transaction of the change

create function log_user_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    insert into public.account_event (id, user_id, action)
    values (public.new_id(), new.id, 'account.signedUp');
  else
    insert into public.account_event (id, user_id, action, details)
    values (public.new_id(), new.id, 'account.emailChanged',
      jsonb_build_object('from', old.email, 'to', new.email));
  end if;
  return null;
end $$;

create trigger log_sign_up after insert on "user"
  for each row execute function log_user_change();
create trigger log_email_change after update of email on "user"
  for each row when (old.email is distinct from new.email) execute function log_user_change();

create function log_session_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    insert into public.account_event (id, user_id, action, ip_address, user_agent)
    values (public.new_id(), new.user_id, 'session.started', new.ip_address, new.user_agent);
  else
    insert into public.account_event (id, user_id, action, ip_address, user_agent)
    values (public.new_id(), old.user_id, 'session.ended', old.ip_address, old.user_agent);
  end if;
  return null;
end $$;

create trigger log_session after insert or delete on session
  for each row execute function log_session_change();

create function log_password_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  insert into public.account_event (id, user_id, action)
  values (public.new_id(), new.user_id, 'account.passwordChanged');
  return null;
end $$;

create trigger log_password_change after update of password on account
  for each row when (old.password is distinct from new.password)
  execute function log_password_change();

-- ## Doors: functions with more rights than their caller

-- Binds the transaction to the organization, if the user is a member; no row otherwise.
create function enter_org(p_slug text, p_user uuid)
  returns table (org_id uuid, name text, slug text, is_demo boolean, member_id uuid, role text)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
#variable_conflict use_column
begin
  select o.id, o.name, o.slug, o.is_demo, m.id, m.role
  into enter_org.org_id, enter_org.name, enter_org.slug, enter_org.is_demo,
    enter_org.member_id, enter_org.role
  from public.organization o join public.member m on m.org_id = o.id
  where o.slug = p_slug and m.user_id = p_user;
  if found then
    perform set_config('app.org_id', enter_org.org_id::text, true);
    return next;
  end if;
end $$;
grant execute on function enter_org(text, uuid) to assay_app;

-- Adds a job in the caller's transaction. The queue's own functions are made at boot, after this.
create function enqueue_job(
  p_identifier text,
  p_payload json,
  p_job_key text default null,
  p_run_at timestamptz default null,
  p_max_attempts int default 100
) returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
declare
  job_id bigint;
begin
  execute 'select (graphile_worker.add_job(
    identifier => $1, payload => $2, job_key => $3, run_at => $4, max_attempts => $5)).id'
  into job_id
  using p_identifier, p_payload, p_job_key, p_run_at, p_max_attempts;
  return job_id;
end $$;
grant execute on function enqueue_job(text, json, text, timestamptz, int) to assay_app;

-- A new owner must be allowed to create in the schema, for the moment it becomes one.
grant create on schema public to assay_auth, assay_queue;
alter function keep_an_admin() owner to assay_auth;
alter function enter_org(text, uuid) owner to assay_auth;
alter function enqueue_job(text, json, text, timestamptz, int) owner to assay_queue;
revoke create on schema public from assay_auth, assay_queue;
grant usage on schema public to assay_queue;
