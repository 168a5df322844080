-- ## What is known of a stored secret

alter table api_key
  add column fingerprint text not null default '',
  add column set_at timestamptz(3) not null default current_timestamp;

alter table target
  add column header_fingerprint text,
  add column header_set_by_id uuid,
  add column header_set_at timestamptz(3),
  add column header_last_used_at timestamptz(3);

-- Not even the owner sees rows past the policies, but for this moment.
alter table api_key no force row level security;
alter table target no force row level security;
update api_key set set_at = updated_at;
update target set header_set_at = updated_at where sealed_header is not null;
alter table api_key force row level security;
alter table target force row level security;

create table secret_use (
  org_id uuid not null default current_org(),
  secret_id uuid not null,
  purpose text not null,
  purpose_id uuid not null,
  used_at timestamptz(3) not null default current_timestamp,
  constraint secret_use_pkey primary key (org_id, secret_id, purpose, purpose_id),
  constraint secret_use_org_id_fkey foreign key (org_id) references organization (id)
    on delete cascade on update cascade
);
create index secret_use_org_id_secret_id_used_at_idx on secret_use (org_id, secret_id, used_at);
select protect_org_table('secret_use');
revoke update, delete on secret_use from assay_app;

-- ## Changing keys

-- Written by whoever changes the keys, as the owner; no running process needs it.
create table key_rotation (
  id uuid not null,
  root_key_id text not null,
  started_at timestamptz(3) not null default current_timestamp,
  finished_at timestamptz(3),
  constraint key_rotation_pkey primary key (id)
);

-- Which root keys are in use, over all organizations; never what they wrap.
create policy every_org on org_key for select to assay_auth using (true);
grant select (org_id, version, root_key_id, created_at) on org_key to assay_auth;
