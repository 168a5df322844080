import { createDatabaseClient } from '#server/core/db/prisma.ts';
import { readCredentials } from '#server/postgres/credentials.ts';
import { readPostmaster } from '#server/postgres/postmaster-file.ts';
import { removeDataDir, startAssay } from '../../e2e/fixtures/assay.ts';
import { accountApi, orgApi, signUp } from '../../e2e/fixtures/people.ts';

const unlimited = '1000000';

/** The built product at work, with somebody in an organization of 50 prompts. Close it at the end. */
export async function openStage() {
  const assay = await startAssay({
    env: { CALLS_PER_MINUTE: unlimited, ORG_CALLS_PER_MINUTE: unlimited, LOG_LEVEL: 'error' },
  });
  const person = await signUp(assay.url, 'Bench');
  const account = accountApi(assay.url, person);
  const org = await account.orgs.create.mutate({ name: 'Bench' });
  const api = orgApi(assay.url, person, org.slug);
  for (let index = 0; index < 50; index += 1) {
    await api.prompts.create.mutate({
      name: `Prompt ${index}`,
      content: 'Answer briefly and kindly.',
      tags: ['support', 'bench'],
    });
  }
  const me = await account.me.get.query();
  if (!me) throw new Error('Nobody is signed in.');
  const actor = {
    kind: 'user',
    id: me.id,
    label: me.name,
    ipAddress: null,
    userAgent: null,
  } as const;
  const config = {
    host: '127.0.0.1',
    port: readPostmaster(`${assay.dataDir}/postgres`)?.port,
    user: 'assay_app',
    password: readCredentials(assay.dataDir).app,
    database: 'assay',
  };
  return {
    assay,
    person,
    org,
    api,
    config,
    /** Opens scopes as that person, on connections of the bench's own. */
    who: { orgSlug: org.slug, actor },
    client: (options = {}) => createDatabaseClient({ ...config, max: 2, ...options }),
    async close() {
      await assay.stop();
      removeDataDir(assay.dataDir);
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
