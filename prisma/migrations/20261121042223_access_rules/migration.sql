-- ## Accounts

grant select, insert, update, delete on two_factor, passkey to assay_auth;
grant select, insert, update, delete on rate_hit to assay_app, assay_auth;

alter table "user" add constraint user_username_is_plain
  check (username ~ '^[a-z0-9][a-z0-9._-]{2,29}$');

create function note_sign_in() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  update public."user" set last_sign_in_at = clock_timestamp() where id = new.user_id;
  return null;
end $$;
create trigger note_sign_in after insert on session
  for each row execute function note_sign_in();

-- An account that is shut has no sessions, whoever wrote the change.
create function end_sessions_of_shut_account() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  delete from public.session where user_id = new.id;
  return null;
end $$;
create trigger end_sessions_of_shut_account after update of is_active on "user"
  for each row when (old.is_active and not new.is_active)
  execute function end_sessions_of_shut_account();

grant select (id, name, email, image, username, is_active, last_sign_in_at, two_factor_enabled)
  on "user" to assay_app;

-- Who asks to join is not a member yet, and must have a name nevertheless.
create policy asking_to_join on "user" for select to assay_app
  using (exists (
    select from join_request j where j.user_id = "user".id and j.org_id = current_org()
  ));

-- ## Who may do what

create policy every_org on role for select to assay_auth using (true);
create policy every_org on member_grant for select to assay_auth using (true);
create policy every_org on api_token to assay_auth using (true);
create policy every_org on join_request to assay_auth using (true) with check (true);
grant select on role, member_grant, api_token to assay_auth;
grant update (last_used_at, last_used_ip) on api_token to assay_auth;
grant select, insert, update, delete on join_request to assay_auth;

alter table role add constraint role_key_is_one_name check (key ~ '^[a-z][a-z_]{0,39}$');
alter table role add constraint role_key_is_not_built_in check (
  key not in ('admin', 'editor', 'operator', 'project_manager', 'viewer', 'stakeholder'));
alter table member_grant add constraint member_grant_permission_is_one
  check (permission ~ '^[a-zA-Z]+:[a-zA-Z]+$');
alter table join_request add constraint join_request_status_is_known
  check (status in ('PENDING', 'ACCEPTED', 'DECLINED'));

-- What a token may do is settled when it is made; afterwards it can only end.
revoke update, delete on api_token from assay_app;
grant update (revoked_at) on api_token to assay_app;

-- ## Plans: set by assay_auth alone

revoke insert, update, delete on org_plan from assay_app;
create policy every_org on org_plan to assay_auth using (true) with check (true);
create policy every_org on org_usage for select to assay_auth using (true);
grant select, insert, update on org_plan to assay_auth;
grant select on org_usage to assay_auth;
alter table org_plan add constraint org_plan_is_known check (plan in ('TRIAL', 'PRO', 'ENTERPRISE'));
alter table org_usage add constraint org_usage_is_positive check (runs >= 0 and storage_bytes >= 0);

-- ## The door, with what a member may do

drop function enter_org(text, uuid);

-- Binds the transaction to the organization, if the user is a member with an open account; no row
-- otherwise. Says what the member may do at this moment.
create function enter_org(p_slug text, p_user uuid)
  returns table (
    org_id uuid, name text, slug text, is_demo boolean, role text, role_permissions text[],
    grants text[], lacks_second_factor boolean)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
#variable_conflict use_column
begin
  select o.id, o.name, o.slug, o.is_demo, m.role,
    (select r.permissions from public.role r where r.org_id = o.id and r.key = m.role),
    array(
      select g.permission from public.member_grant g
      where g.org_id = o.id and g.user_id = m.user_id
        and (g.expires_at is null or g.expires_at > clock_timestamp())
    ),
    o.require_two_factor and not u.two_factor_enabled
  into enter_org.org_id, enter_org.name, enter_org.slug, enter_org.is_demo, enter_org.role,
    enter_org.role_permissions, enter_org.grants, enter_org.lacks_second_factor
  from public.organization o
    join public.member m on m.org_id = o.id
    join public."user" u on u.id = m.user_id
  where o.slug = p_slug and m.user_id = p_user and u.is_active;
  if found then
    perform set_config('app.org_id', enter_org.org_id::text, true);
    return next;
  end if;
end $$;
grant execute on function enter_org(text, uuid) to assay_app;

-- The same for whoever holds a token of the organization: what its maker may do at this moment, and
-- the scopes that narrow it. A token ends with the membership of its maker.
create function enter_org_by_token(p_slug text, p_hash bytea, p_ip text)
  returns table (
    org_id uuid, name text, slug text, is_demo boolean, role text, role_permissions text[],
    grants text[], lacks_second_factor boolean, token_id uuid, token_name text, maker_id uuid,
    scopes text[])
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
#variable_conflict use_column
begin
  select t.id, t.name, t.created_by_id, t.scopes
  into enter_org_by_token.token_id, enter_org_by_token.token_name, enter_org_by_token.maker_id,
    enter_org_by_token.scopes
  from public.api_token t join public.organization o on o.id = t.org_id
  where t.token_hash = p_hash and o.slug = p_slug
    and t.revoked_at is null and t.expires_at > clock_timestamp();
  if not found then return; end if;
  select e.org_id, e.name, e.slug, e.is_demo, e.role, e.role_permissions, e.grants,
    e.lacks_second_factor
  into enter_org_by_token.org_id, enter_org_by_token.name, enter_org_by_token.slug,
    enter_org_by_token.is_demo, enter_org_by_token.role, enter_org_by_token.role_permissions,
    enter_org_by_token.grants, enter_org_by_token.lacks_second_factor
  from public.enter_org(p_slug, enter_org_by_token.maker_id) e;
  if not found then return; end if;
  -- Noted once a minute, and never waited for: a busy token would queue up behind itself.
  update public.api_token set last_used_at = clock_timestamp(), last_used_ip = p_ip
  where (api_token.org_id, api_token.id) in (
    select t.org_id, t.id from public.api_token t
    where t.id = enter_org_by_token.token_id and t.org_id = enter_org_by_token.org_id
      and (t.last_used_at is null or t.last_used_at < clock_timestamp() - interval '1 minute')
    for update skip locked
  );
  return next;
end $$;
grant execute on function enter_org_by_token(text, bytea, text) to assay_app;

grant create on schema public to assay_auth;
alter function enter_org(text, uuid) owner to assay_auth;
alter function enter_org_by_token(text, bytea, text) owner to assay_auth;
revoke create on schema public from assay_auth;
