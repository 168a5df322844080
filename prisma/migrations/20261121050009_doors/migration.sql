-- Better Auth's own limiter is off: rates are counted in rate_hit.
drop table rate_limit;

-- Old counts are looked for by when they end.
create index rate_hit_expire_idx on rate_hit (expire);

-- Tells every process that somebody may do more or less than before, so that open streams ask anew.
create function tell_access_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  perform pg_notify('org_event', json_build_object(
    'orgId', coalesce(new.org_id, old.org_id), 'kind', 'access.changed', 'id', ''
  )::text);
  return null;
end $$;

create trigger tell_access_change after update or delete on member
  for each row execute function tell_access_change();
create trigger tell_access_change after update or delete on role
  for each row execute function tell_access_change();
create trigger tell_access_change after update or delete on member_grant
  for each row execute function tell_access_change();
create trigger tell_access_change after delete or update of revoked_at on api_token
  for each row execute function tell_access_change();
