-- ## How long the evidence of runs is kept

-- Since when a run's evidence is no longer shown, for how many days it was kept, and whether rows of it
-- are still to be deleted.
alter table run add column evidence_dropped_at timestamptz(3);
alter table run add column evidence_kept_days int;
alter table run add column evidence_left boolean not null default false;
alter table run add constraint run_evidence_is_whole_or_dropped check (
  (evidence_dropped_at is null) = (evidence_kept_days is null)
  and not (evidence_left and evidence_dropped_at is null));
create index run_with_evidence on run (org_id, finished_at) where evidence_dropped_at is null;
create index run_evidence_left on run (org_id) where evidence_left;

-- What a longer plan promised, and until when the promise holds after a shorter one was set.
alter table org_plan add column kept_days int;
alter table org_plan add column kept_until timestamptz(3);

-- How long the evidence of an organization's runs is kept at this moment.
create function evidence_kept_days(p_org uuid) returns int
  language sql stable
  set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(
      (select greatest(public.audit_kept_days(plan),
         case when kept_until > statement_timestamp() then kept_days end)
       from public.org_plan where org_id = p_org),
      public.audit_kept_days('TRIAL'))
  $$;
grant execute on function audit_kept_days(text), evidence_kept_days(uuid)
  to assay_app, assay_auth, assay_queue;

-- A shorter plan drops nothing for as many days as server/core/retention.ts says.
create function keep_promised_days() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  if public.audit_kept_days(new.plan) < public.audit_kept_days(old.plan) then
    new.kept_days := greatest(public.audit_kept_days(old.plan),
      case when old.kept_until > clock_timestamp() then old.kept_days end);
    new.kept_until := clock_timestamp() + interval '7 days';
  end if;
  return new;
end $$;

-- Until now nothing was dropped: whoever has something old is given the same notice.
alter table run no force row level security;
alter table org_plan no force row level security;
insert into org_plan (org_id, plan, kept_days, kept_until)
select distinct org_id, 'TRIAL', public.audit_kept_days('ENTERPRISE'), now() + interval '7 days'
from run where finished_at < now() - interval '83 days'
on conflict (org_id) do update set kept_days = excluded.kept_days, kept_until = excluded.kept_until;
alter table run force row level security;
alter table org_plan force row level security;

create trigger keep_promised_days before update of plan on org_plan
  for each row execute function keep_promised_days();

-- The worker looks in every organization for what is due: which runs, and nothing else of them.
grant select (finished_at, evidence_dropped_at, evidence_left) on run to assay_queue;
create policy every_org_kept on org_plan for select to assay_queue using (true);
grant select on org_plan to assay_queue;

-- ## How long the events of accounts are kept

create index account_event_created_at_idx on account_event (created_at);

-- Deletes the oldest events of accounts that were kept long enough, at most so many; says how many.
-- The same number of days as in server/core/retention.ts.
create function drop_old_account_events(p_most int) returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
declare
  dropped int;
begin
  delete from public.account_event where id in (
    select id from public.account_event
    where created_at < clock_timestamp() - 400 * interval '24 hours'
    order by created_at limit p_most
    for update skip locked
  );
  get diagnostics dropped = row_count;
  return dropped;
end $$;
grant execute on function drop_old_account_events(int) to assay_queue;
