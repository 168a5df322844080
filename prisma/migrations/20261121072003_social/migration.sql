-- ## Signing in with a provider

alter table account add column label text;

-- An identity opens one account, and an account holds one of each provider.
drop index account_user_id_idx;
create unique index account_provider_id_account_id_key on account (provider_id, account_id);
create unique index account_user_id_provider_id_key on account (user_id, provider_id);

alter table session drop constraint session_factor_is_known;
alter table session add constraint session_factor_is_known check (factor in (
  'signUp', 'password', 'half password', 'link', 'half link', 'google', 'half google', 'microsoft',
  'half microsoft', 'github', 'half github', 'oidc', 'half oidc', 'code', 'backupCode', 'passkey'));
