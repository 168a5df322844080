-- ## Who may claim a mail domain: whoever has shown that an address there is theirs

grant select (email_verified) on "user" to assay_app;
alter table organization add constraint organization_domain_is_plain
  check (domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$' and length(domain) <= 253);

-- ## Signing a member out

-- Ends the sessions of a member of the organization this transaction is bound to, and says how many
-- there were. Sessions belong to the person, so this is everywhere; the log of the account says who did it.
create function end_member_sessions(p_user uuid, p_by uuid) returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
declare
  ended int;
begin
  if not exists (
    select from public.member where org_id = public.current_org() and user_id = p_user
  ) then
    return 0;
  end if;
  delete from public.session where user_id = p_user;
  get diagnostics ended = row_count;
  insert into public.account_event (id, user_id, action, details)
  values (public.new_id(), p_user, 'sessions.endedByAdmin',
    jsonb_build_object('org', public.current_org(), 'by', p_by, 'sessions', ended));
  return ended;
end $$;
grant execute on function end_member_sessions(uuid, uuid) to assay_app;

grant create on schema public to assay_auth;
alter function end_member_sessions(uuid, uuid) owner to assay_auth;
revoke create on schema public from assay_auth;
