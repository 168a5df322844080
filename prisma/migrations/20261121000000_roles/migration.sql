-- Roles belong to the whole cluster and exist already wherever Assay opened the database itself; this
-- serves a shadow database in a cluster that has never seen Assay.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['assay_owner', 'assay_app', 'assay_auth', 'assay_queue'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I nologin nosuperuser nocreaterole nobypassrls', role_name);
    end if;
  end loop;
end $$;

-- A new function is callable by nobody until it is granted.
alter default privileges revoke execute on functions from public;

grant usage on schema public to assay_app, assay_auth;

-- The organization this transaction is bound to; null, which matches no row, when it is bound to none.
create function current_org() returns uuid
  language sql stable parallel safe
  as $$ select nullif(pg_catalog.current_setting('app.org_id', true), '')::uuid $$;
grant execute on function current_org() to assay_app, assay_auth;

-- A version 7 UUID for rows that triggers write; everything else gets its id from the client.
create function new_id() returns uuid
  language sql volatile
  set search_path = pg_catalog, pg_temp
  as $$
    select encode(
      set_bit(set_bit(overlay(
        uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6
      ), 52, 1), 53, 1),
      'hex'
    )::uuid
  $$;
grant execute on function new_id() to assay_app, assay_auth;

-- Puts a table that has org_id behind row-level security, also for its owner.
create function protect_org_table(p_table regclass) returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format(
    'create policy org_isolation on %s to assay_app
       using (org_id = public.current_org()) with check (org_id = public.current_org())',
    p_table
  );
  execute format('grant select, insert, update, delete on table %s to assay_app', p_table);
end $$;
