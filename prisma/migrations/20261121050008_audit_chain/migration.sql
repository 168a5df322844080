-- ## The log in monthly parts, by how long they are kept

-- The plan that decides how long what an organization writes now is kept.
create function audit_retention(p_org uuid) returns text
  language sql stable
  set search_path = pg_catalog, pg_temp
  as $$ select coalesce((select plan from public.org_plan where org_id = p_org), 'TRIAL') $$;
grant execute on function audit_retention(uuid) to assay_app, assay_auth;

-- The same numbers as in server/core/retention.ts.
create function audit_kept_days(p_retention text) returns int
  language sql immutable
  set search_path = pg_catalog, pg_temp
  as $$ select case p_retention when 'TRIAL' then 90 when 'PRO' then 400 when 'ENTERPRISE' then 2557 end $$;

alter table audit_event rename to audit_event_before;
alter table audit_event_before no force row level security;
alter table audit_event_before rename constraint audit_event_pkey to audit_event_before_pkey;

create table audit_event (
  org_id uuid not null default current_org(),
  id uuid not null,
  retention text not null default audit_retention(current_org()),
  actor_kind text not null,
  actor_id uuid,
  actor_label text not null,
  action text not null,
  resource_kind text not null,
  resource_id uuid,
  resource_name text,
  outcome text not null default 'success',
  details jsonb not null default '{}',
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null default current_timestamp,
  constraint audit_event_pkey primary key (org_id, created_at, id, retention),
  constraint audit_event_retention_is_known check (retention in ('TRIAL', 'PRO', 'ENTERPRISE'))
) partition by range (retention, created_at);

-- A month nobody made a part for must not stop the work; its events move when the part is made.
create table audit_event_rest partition of audit_event default;

select protect_org_table('audit_event');
revoke update, delete on audit_event from assay_app;
-- Making an organization and accepting an invitation are written to the log by assay_auth.
create policy every_org on audit_event for insert to assay_auth with check (true);
grant insert on audit_event to assay_auth;
-- The functions below move events into their part, and remove those of a deleted organization.
create policy kept_select on audit_event for select to assay_owner using (true);
create policy kept_delete on audit_event for delete to assay_owner using (true);

-- Makes the part of the log for one month (its first day, UTC); false when it is there.
create function add_audit_partition(p_retention text, p_month date) returns boolean
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
declare
  part text := format('audit_event_%s_%s', lower(p_retention), to_char(p_month, 'YYYYMM'));
  first timestamptz := p_month::timestamp at time zone 'UTC';
  after timestamptz := (p_month + interval '1 month') at time zone 'UTC';
begin
  if to_regclass(format('public.%I', part)) is not null then
    return false;
  end if;
  execute format(
    'create table public.%I (like public.audit_event including defaults including constraints)', part);
  execute format(
    'with strays as (
       delete from public.audit_event where retention = %L and created_at >= %L and created_at < %L
       returning *)
     insert into public.%I select * from strays', p_retention, first, after, part);
  execute format(
    'alter table public.audit_event attach partition public.%I for values from (%L, %L) to (%L, %L)',
    part, p_retention, first, p_retention, after);
  return true;
end $$;

-- Makes the parts of this month and the three after it, and those that events wait for; says how many.
create function ensure_audit_partitions() returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '5s'
  as $$
declare
  this_month date := date_trunc('month', clock_timestamp() at time zone 'UTC');
  wanted record;
  made int := 0;
begin
  perform pg_advisory_xact_lock(726102);
  for wanted in
    select kind as retention, (this_month + ahead * interval '1 month')::date as month
    from unnest(array['TRIAL', 'PRO', 'ENTERPRISE']) kind, generate_series(0, 3) ahead
    union
    select retention, date_trunc('month', created_at at time zone 'UTC')::date
    from public.audit_event_rest
    order by 1, 2
  loop
    if public.add_audit_partition(wanted.retention, wanted.month) then
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
grant execute on function ensure_audit_partitions() to assay_queue;

-- Drops the parts whose youngest event is older than it is kept; says which.
create function drop_expired_audit_partitions() returns text[]
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '5s'
  as $$
declare
  part text;
  dropped text[] := '{}';
begin
  perform pg_advisory_xact_lock(726102);
  for part in
    select c.relname
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.audit_event'::regclass
      and c.relname ~ '^audit_event_(trial|pro|enterprise)_\d{6}$'
    order by 1
  loop
    if (to_date(split_part(part, '_', 4), 'YYYYMM') + interval '1 month') at time zone 'UTC'
      + public.audit_kept_days(upper(split_part(part, '_', 3))) * interval '24 hours'
      < clock_timestamp()
    then
      execute format('drop table public.%I', part);
      dropped := dropped || part;
    end if;
  end loop;
  return dropped;
end $$;
grant execute on function drop_expired_audit_partitions() to assay_queue;

-- An organization takes its log with it.
alter table organization no force row level security;
insert into audit_event (org_id, id, retention, actor_kind, actor_id, actor_label, action,
  resource_kind, resource_id, resource_name, outcome, details, ip_address, user_agent, created_at)
select org_id, id, audit_retention(org_id), actor_kind, actor_id, actor_label, action,
  resource_kind, resource_id, resource_name, outcome, details, ip_address, user_agent, created_at
from audit_event_before where org_id in (select id from organization);
drop table audit_event_before;
select ensure_audit_partitions();

-- ## The chain

create table audit_link (
  org_id uuid not null default current_org(),
  seq bigint not null,
  event_id uuid not null,
  event_at timestamptz(3) not null,
  retention text not null,
  digest bytea not null,
  hash bytea not null,
  constraint audit_link_pkey primary key (org_id, seq)
);
create unique index audit_link_org_id_event_id_key on audit_link (org_id, event_id);
create table audit_head (
  org_id uuid not null default current_org(),
  seq bigint not null,
  hash bytea not null,
  constraint audit_head_pkey primary key (org_id)
) with (fillfactor = 50);
select protect_org_table('audit_link');
select protect_org_table('audit_head');
revoke insert, update, delete on audit_link, audit_head from assay_app;
create policy chain on audit_link to assay_owner using (true) with check (true);
create policy chain on audit_head to assay_owner using (true) with check (true);
-- Heads are also kept outside the database.
create policy every_org on audit_head for select to assay_queue using (true);
grant select on audit_head to assay_queue;

create function start_audit_chain() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
begin
  insert into public.audit_head (org_id, seq, hash)
  values (new.id, 0, sha256(uuid_send(new.id)));
  return null;
end $$;
create trigger start_audit_chain after insert on organization
  for each row execute function start_audit_chain();
insert into audit_head (org_id, seq, hash) select id, 0, sha256(uuid_send(id)) from organization;
alter table organization force row level security;

-- One field as it is hashed: its length in bytes and its text, so that no two rows look the same.
create function audit_field(p_text text) returns text
  language sql immutable
  as $$
    select case when p_text is null then '-' else
      pg_catalog.octet_length(p_text)::text operator(pg_catalog.||) ':' operator(pg_catalog.||) p_text end
  $$;

create function chain_audit_event() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
declare
  event_ms text := (extract(epoch from new.created_at) * 1000)::bigint::text;
  event_digest bytea := sha256(convert_to(concat(
    'event 1', public.audit_field(new.org_id::text), public.audit_field(new.id::text),
    public.audit_field(new.retention), public.audit_field(new.actor_kind),
    public.audit_field(new.actor_id::text), public.audit_field(new.actor_label),
    public.audit_field(new.action), public.audit_field(new.resource_kind),
    public.audit_field(new.resource_id::text), public.audit_field(new.resource_name),
    public.audit_field(new.outcome), public.audit_field(new.details::text),
    public.audit_field(new.ip_address), public.audit_field(new.user_agent),
    public.audit_field(event_ms)), 'UTF8'));
  link public.audit_head;
begin
  -- This row is locked only while committing, so links stand in the order of the commits.
  update public.audit_head h
  set seq = h.seq + 1, hash = sha256(convert_to(concat(
    'link 1', public.audit_field(encode(h.hash, 'hex')), public.audit_field((h.seq + 1)::text),
    public.audit_field(new.id::text), public.audit_field(event_ms),
    public.audit_field(new.retention), public.audit_field(encode(event_digest, 'hex'))), 'UTF8'))
  where h.org_id = new.org_id
  returning h.* into link;
  -- The organization was deleted in this transaction, and its log with it.
  if found then
    insert into public.audit_link (org_id, seq, event_id, event_at, retention, digest, hash)
    values (new.org_id, link.seq, new.id, new.created_at, new.retention, event_digest, link.hash);
  end if;
  return null;
end $$;

-- What is there is chained in the order it was written: an update that changes nothing shows each row
-- to the trigger.
alter table audit_event no force row level security;
create trigger chain_audit_event after update on audit_event
  for each row execute function chain_audit_event();
do $$
declare
  event record;
begin
  for event in select org_id, created_at, id from audit_event order by org_id, created_at, id loop
    update audit_event set outcome = outcome
    where org_id = event.org_id and created_at = event.created_at and id = event.id;
  end loop;
end $$;
drop trigger chain_audit_event on audit_event;
alter table audit_event force row level security;

create constraint trigger chain_audit_event after insert on audit_event
  deferrable initially deferred
  for each row execute function chain_audit_event();

-- At commit, after the last link was made. What stays is one line outside of any organization: who
-- deleted which, and where its log ended.
create function purge_audit_log() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
declare
  last public.audit_head;
  deleter uuid;
begin
  select e.actor_id into deleter from public.audit_event e
  where e.org_id = old.id and e.action = 'org.deleted' order by e.created_at desc limit 1;
  delete from public.audit_event where org_id = old.id;
  delete from public.audit_link where org_id = old.id;
  delete from public.access_refusal where org_id = old.id;
  delete from public.audit_head where org_id = old.id returning * into last;
  insert into public.account_event (id, user_id, action, details)
  values (public.new_id(), deleter, 'org.deleted', jsonb_build_object(
    'org', old.id, 'name', old.name, 'slug', old.slug, 'events', last.seq,
    'head', encode(last.hash, 'hex')));
  return null;
end $$;
create constraint trigger purge_audit_log after delete on organization
  deferrable initially deferred
  for each row execute function purge_audit_log();

-- ## Refusals, told of once a minute

create table access_refusal (
  org_id uuid not null default current_org(),
  actor_id uuid not null,
  permission text not null,
  started_at timestamptz(3) not null,
  count int not null,
  untold int not null,
  constraint access_refusal_pkey primary key (org_id, actor_id, permission)
);
select protect_org_table('access_refusal');
revoke delete on access_refusal from assay_app;
create policy purge on access_refusal for delete to assay_owner using (true);
create policy purge_select on access_refusal for select to assay_owner using (true);

-- ## What happens to an account is told to every organization its person belongs to

create function mirror_account_event() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
begin
  -- In one order for everybody, as heads are locked in it.
  insert into public.audit_event (org_id, id, retention, actor_kind, actor_id, actor_label, action,
    resource_kind, resource_id, resource_name, outcome, details, ip_address, user_agent)
  select m.org_id, public.new_id(), public.audit_retention(m.org_id), 'user', u.id, u.name, new.action,
    'account', u.id, u.name, new.outcome, new.details, new.ip_address, new.user_agent
  from public.member m join public."user" u on u.id = m.user_id
  where m.user_id = new.user_id
  order by m.org_id;
  return null;
end $$;
create trigger mirror_account_event after insert on account_event
  for each row when (new.user_id is not null and new.action ~ '^(account|session)\.')
  execute function mirror_account_event();

create function log_factor_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  insert into public.account_event (id, user_id, action)
  values (public.new_id(), new.id, case when new.two_factor_enabled
    then 'account.secondFactorAdded' else 'account.secondFactorRemoved' end);
  return null;
end $$;
create trigger log_factor_change after update of two_factor_enabled on "user"
  for each row when (old.two_factor_enabled is distinct from new.two_factor_enabled)
  execute function log_factor_change();

create function log_passkey_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    insert into public.account_event (id, user_id, action, details)
    values (public.new_id(), new.user_id, 'account.passkeyAdded',
      jsonb_strip_nulls(jsonb_build_object('name', new.name)));
  else
    insert into public.account_event (id, user_id, action, details)
    values (public.new_id(), old.user_id, 'account.passkeyRemoved',
      jsonb_strip_nulls(jsonb_build_object('name', old.name)));
  end if;
  return null;
end $$;
create trigger log_passkey_change after insert or delete on passkey
  for each row execute function log_passkey_change();

grant create on schema public to assay_auth;
alter function mirror_account_event() owner to assay_auth;
revoke create on schema public from assay_auth;
