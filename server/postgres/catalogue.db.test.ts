import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import {
  catalogueRules,
  definerFunctions,
  findCatalogueFaults,
  tablesWithoutOrg,
} from './catalogue.ts';
import type { Database } from './open-database.ts';
import { withClient } from './with-client.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.stop());

const asOwner = <T>(work: Parameters<typeof withClient<T>>[1]) =>
  withClient(db.config('owner'), work);

describe('the migrated database', () => {
  it('breaks no rule of the catalogue', async () => {
    expect(await asOwner(findCatalogueFaults)).toEqual([]);
  });

  it('has exactly these tables outside any organization', async () => {
    expect(await asOwner(tablesWithoutOrg)).toEqual([
      '_prisma_migrations',
      'account',
      'account_event',
      'key_rotation',
      'organization',
      'outbox_mail',
      'passkey',
      'rate_hit',
      'session',
      'two_factor',
      'user',
      'user_profile',
      'verification',
      'worker_beat',
    ]);
  });

  it('has exactly these functions with more rights than their caller', async () => {
    expect(await asOwner(definerFunctions)).toEqual([
      'chain_audit_event assay_owner',
      'drop_expired_audit_partitions assay_owner',
      'drop_old_account_events assay_owner',
      'end_member_sessions assay_auth',
      'enqueue_job assay_queue',
      'ensure_audit_partitions assay_owner',
      'enter_org assay_auth',
      'enter_org_by_token assay_auth',
      'find_entries assay_owner',
      'keep_an_admin assay_auth',
      'mirror_account_event assay_auth',
      'purge_audit_log assay_owner',
      'search_audit_events assay_owner',
      'start_audit_chain assay_owner',
    ]);
  });
});

describe('the rules of the catalogue', () => {
  const breaches: Record<string, string> = {
    'a table nobody protected': 'create table loose (org_id uuid not null, primary key (org_id))',
    'protection that is not forced': 'alter table prompt no force row level security',
    'a policy that lets all rows through':
      'create policy open on prompt for select to assay_app using (true)',
    'a unique name across organizations': 'create unique index on prompt (name)',
    'a foreign key without org_id': `create unique index on prompt (id) where false;
      alter table suite add constraint suite_id_key unique (id);
      alter table run add constraint stray foreign key (suite_id) references suite (id)`,
    'a right to truncate': 'grant truncate on prompt to assay_app',
    'a right to change the log': 'grant update on audit_event to assay_app',
    'a right to write the chain': 'grant insert on audit_link to assay_app',
    'a right on a part of the log': 'grant select on audit_event_rest to assay_app',
    'a right to create': 'grant create on schema public to assay_app',
    'a function without a fixed search_path':
      'create function sly() returns int language sql security definer as $$ select 1 $$',
    'a view with the rights of its owner': 'create view everything as select * from prompt',
  };

  it.each(Object.entries(breaches))('find %s', async (_, sql) => {
    const faults = await asOwner(async (client) => {
      await client.query('begin');
      await client.query(sql);
      return await findCatalogueFaults(client);
    });
    expect(faults).not.toEqual([]);
  });

  it('are asked one by one', () => {
    expect(new Set(catalogueRules.map(({ rule }) => rule)).size).toBe(catalogueRules.length);
  });
});
