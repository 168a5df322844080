-- A password that is stored anew, at another cost, is not one that somebody changed: the log says which.
create or replace function log_password_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  insert into public.account_event (id, user_id, action)
  values (
    public.new_id(),
    new.user_id,
    case when current_setting('app.renews_password', true) = 'on'
      then 'account.passwordStoredAnew' else 'account.passwordChanged' end
  );
  return null;
end $$;
