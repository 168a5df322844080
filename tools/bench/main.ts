// npm run bench: what the doors cost, as ratios to what the same thing costs without them, measured in
// the same run on the built product. `npm run build` first.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createDatabaseClient } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';
import { openMemberScope } from '#server/core/scope.ts';
import { readCredentials } from '#server/postgres/credentials.ts';
import { readPostmaster } from '#server/postgres/postmaster-file.ts';
import { freePort, removeDataDir, startAssay } from '../../e2e/fixtures/assay.ts';
import { accountApi, orgApi, signUp } from '../../e2e/fixtures/people.ts';
import { load } from './load.ts';
import { medianMs } from './median-ms.ts';
import { report } from './report.ts';

const unlimited = '1000000';
const assay = await startAssay({
  env: { CALLS_PER_MINUTE: unlimited, ORG_CALLS_PER_MINUTE: unlimited, LOG_LEVEL: 'error' },
});
const bare = { stop: () => undefined as unknown };
try {
  const person = await signUp(assay.url, 'Bench');
  const org = await accountApi(assay.url, person).orgs.create.mutate({ name: 'Bench' });
  const api = orgApi(assay.url, person, org.slug);
  for (let index = 0; index < 50; index += 1) {
    await api.prompts.create.mutate({
      name: `Prompt ${index}`,
      content: 'Answer briefly and kindly.',
      tags: ['support', 'bench'],
    });
  }

  const postmaster = readPostmaster(`${assay.dataDir}/postgres`);
  const config = {
    host: '127.0.0.1',
    port: postmaster?.port,
    user: 'assay_app',
    password: readCredentials(assay.dataDir).app,
    database: 'assay',
  };
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'tools/bench/bare-server.ts',
      JSON.stringify({ config, orgId: org.id, port }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  bare.stop = () => child.kill();
  await once(child.stdout, 'data');

  const headers = { cookie: person.cookie };
  const input = encodeURIComponent(JSON.stringify({ json: {} }));
  const bareList = await load(child.pid ?? 0, `http://127.0.0.1:${port}/trpc/list`);
  const list = await load(
    assay.pid,
    `${assay.url}/api/orgs/${org.slug}/trpc/prompts.list?input=${input}`,
    { headers },
  );
  const page = await load(assay.pid, `${assay.url}/orgs/${org.slug}/prompts`, {
    headers,
    count: 1_000,
  });

  const client = createDatabaseClient({ ...config, max: 2 });
  const bound = createDatabaseClient({ ...config, max: 2, options: `-c app.org_id=${org.id}` });
  const me = await accountApi(assay.url, person).me.get.query();
  const actor = {
    kind: 'user',
    id: me?.id ?? newId(),
    label: 'Bench',
    ipAddress: null,
    userAgent: null,
  } as const;
  const find = { select: { id: true, name: true }, take: 50 } as const;
  const scoped = await medianMs(500, () =>
    openMemberScope(client, { orgSlug: org.slug, actor }, (scope) =>
      scope.db.prompt.findMany(find),
    ),
  );
  const unscoped = await medianMs(500, () => bound.prisma.prompt.findMany(find));
  await client.close();
  await bound.close();

  report([
    {
      what: 'a query in a scope, over one without',
      value: `${scoped.toFixed(2)} ms / ${unscoped.toFixed(2)} ms`,
      ratio: scoped / unscoped,
      limit: 6,
    },
    {
      what: 'server CPU of a list of 50, over the bare handler',
      value: `${list.cpuMsEach.toFixed(2)} ms / ${bareList.cpuMsEach.toFixed(2)} ms (${Math.round(list.requestsPerSecond)} / ${Math.round(bareList.requestsPerSecond)} requests/s)`,
      ratio: list.cpuMsEach / bareList.cpuMsEach,
      limit: 0.5 / 0.12,
    },
    {
      what: 'server CPU of the page of it, over the bare handler',
      value: `${page.cpuMsEach.toFixed(2)} ms (${Math.round(page.requestsPerSecond)} requests/s, p50 ${page.p50Ms} ms, p99 ${page.p99Ms} ms)`,
      ratio: page.cpuMsEach / bareList.cpuMsEach,
      limit: 2.5 / 0.12,
    },
  ]);
} finally {
  bare.stop();
  await assay.stop();
  removeDataDir(assay.dataDir);
}
