-- A grant may cover several permissions at once, as roles and scopes do.
alter table member_grant drop constraint member_grant_permission_is_one;
alter table member_grant add constraint member_grant_permission_is_a_pattern
  check (permission ~ '^([a-zA-Z]+|\*):([a-zA-Z]+|\*)$');

-- When and from where a token was last used is noted beside the request, not within it: a request
-- that is refused and rolled back was a use as well.
grant update (last_used_at, last_used_ip) on api_token to assay_app;

drop function enter_org_by_token(text, bytea, text);

-- Binds the transaction to the organization of a token: what its maker may do at this moment, and
-- the scopes that narrow it. A token ends with the membership of its maker.
create function enter_org_by_token(p_slug text, p_hash bytea)
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
  if found then return next; end if;
end $$;
grant execute on function enter_org_by_token(text, bytea) to assay_app;

grant create on schema public to assay_auth;
alter function enter_org_by_token(text, bytea) owner to assay_auth;
revoke create on schema public from assay_auth;
