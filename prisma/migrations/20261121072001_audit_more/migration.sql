-- ## Finding events

-- The words an event is found by: its action in single words, names, and its details. Signs count as
-- spaces; the one word with a sign says whose it is, which nobody can search for.
create function audit_words(
  p_org uuid, p_action text, p_actor text, p_resource text, p_details jsonb) returns tsvector
  language sql immutable
  as $$
    select pg_catalog.array_to_tsvector(array['#' operator(pg_catalog.||) p_org::text])
      operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.simple', pg_catalog.translate(
        pg_catalog.concat_ws(' ', pg_catalog.regexp_replace(p_action, '([a-z])([A-Z])', '\1 \2', 'g'),
          p_action, p_actor, p_resource, pg_catalog."left"(p_details::text, 100000)),
        '.,:;@/\"''_-+{}[]()<>=&?!#%*|~^$', pg_catalog.repeat(' ', 40)))
  $$;
grant execute on function audit_words(uuid, text, text, text, jsonb) to assay_app, assay_auth;

create index audit_event_words on audit_event
  using gin (audit_words(org_id, action, actor_label, resource_name, details));
create index audit_event_actor on audit_event (org_id, actor_id, created_at, id);
create index audit_event_resource on audit_event (org_id, resource_id, created_at, id);
create index audit_event_resource_kind on audit_event (org_id, resource_kind, created_at, id);
create index audit_event_failure on audit_event (org_id, created_at, id) where outcome = 'failure';

-- The events of the organization that is worked for which have all words of `p_words` and fit what else
-- is asked, newest first. A match of words is not leakproof, so row-level security would keep the index
-- from being used: the function sees to the organization itself.
create function search_audit_events(
  p_words text, p_action text, p_actor_kind text, p_actor_id uuid, p_resource_kind text,
  p_resource_id uuid, p_outcome text, p_from timestamptz, p_to timestamptz,
  p_before_at timestamptz, p_before_id uuid, p_limit int)
  returns setof audit_event
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_custom_plan
  as $$
declare
  here uuid := public.current_org();
  query tsquery := (quote_literal('#' || here::text))::tsquery && to_tsquery('simple', p_words);
begin
  return query
    select e.* from public.audit_event e
    where e.org_id = here
      and public.audit_words(e.org_id, e.action, e.actor_label, e.resource_name, e.details) @@ query
      and (p_action is null or starts_with(e.action, p_action))
      and (p_actor_kind is null or e.actor_kind = p_actor_kind)
      and (p_actor_id is null or e.actor_id = p_actor_id)
      and (p_resource_kind is null or e.resource_kind = p_resource_kind)
      and (p_resource_id is null or e.resource_id = p_resource_id)
      and (p_outcome is null or e.outcome = p_outcome)
      and (p_from is null or e.created_at >= p_from)
      and (p_to is null or e.created_at < p_to)
      and (p_before_at is null or (e.created_at, e.id) < (p_before_at, p_before_id))
    order by e.created_at desc, e.id desc
    limit p_limit;
end $$;
grant execute on function search_audit_events(
  text, text, text, uuid, text, uuid, text, timestamptz, timestamptz, timestamptz, uuid, int)
  to assay_app;

-- ## What somebody signed in with

-- `half …` while another factor has yet to follow: such a session is gone before anybody gets it.
alter table session add column factor text;
alter table session add constraint session_factor_is_known check (factor in (
  'signUp', 'password', 'half password', 'link', 'half link', 'provider', 'half provider', 'code',
  'backupCode', 'passkey'));

create or replace function log_session_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    insert into public.account_event (id, user_id, action, ip_address, user_agent, details)
    values (public.new_id(), new.user_id,
      case when new.factor like 'half %' then 'account.firstFactorPassed' else 'session.started' end,
      new.ip_address, new.user_agent,
      jsonb_strip_nulls(jsonb_build_object('factor', replace(new.factor, 'half ', ''))));
  elsif old.factor is null or old.factor not like 'half %' then
    insert into public.account_event (id, user_id, action, ip_address, user_agent)
    values (public.new_id(), old.user_id, 'session.ended', old.ip_address, old.user_agent);
  end if;
  return null;
end $$;

-- Names what was changed as every other event does.
create or replace function log_user_change() returns trigger
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
      jsonb_build_object('changes', jsonb_build_array(jsonb_build_object(
        'field', 'email', 'before', old.email, 'after', new.email))));
  end if;
  return null;
end $$;
