import { spawn } from 'node:child_process';
import { newId } from '#server/core/ids.ts';
import { readCredentials } from '#server/postgres/credentials.ts';
import { readPostmaster } from '#server/postgres/postmaster-file.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { makeDataDir, removeDataDir, startAssay } from '../../../e2e/fixtures/assay.ts';
import { accountApi, orgApi, signUp } from '../../../e2e/fixtures/people.ts';

const unlimited = '1000000';

/** The built product, web and worker in processes of their own, and somebody in an organization. */
export async function openWorkerStage({ concurrency }: { concurrency: number }) {
  const dataDir = makeDataDir();
  const env = {
    CALLS_PER_MINUTE: unlimited,
    ORG_CALLS_PER_MINUTE: unlimited,
    LOG_LEVEL: 'error',
    WORKER_CONCURRENCY: String(concurrency),
  };
  const assay = await startAssay({ dataDir, env: { ...env, ROLE: 'web' } });
  const worker = await startWorker(dataDir, env);
  const person = await signUp(assay.url, 'Bench');
  const org = await accountApi(assay.url, person).orgs.create.mutate({ name: 'Bench' });
  const as = (role: 'owner' | 'app' | 'auth') => ({
    host: '127.0.0.1',
    port: readPostmaster(`${dataDir}/postgres`)?.port,
    user: `assay_${role}`,
    password: readCredentials(dataDir)[role],
    database: 'assay',
  });
  await withClient(as('auth'), (client) =>
    client.query(
      `insert into org_plan (org_id, plan) values ($1, 'ENTERPRISE')
       on conflict (org_id) do update set plan = excluded.plan`,
      [org.id],
    ),
  );
  const api = orgApi(assay.url, person, org.slug);
  return {
    assay,
    person,
    org,
    api,
    worker,
    as,
    /** Plays a suite and waits until it is over; with how it ended, and how long starting it took. */
    async play(suiteId: string, o: { repeats?: number } = {}) {
      const from = performance.now();
      const started = await api.runs.start.mutate({ suiteId, idempotencyKey: newId(), ...o });
      const startMs = performance.now() - from;
      for (;;) {
        const { items } = await api.runs.list.query({ suiteId, limit: 1 });
        const run = items.find(({ id }) => id === started.id);
        if (run?.finishedAt) return { run, startMs };
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async close() {
      await worker.stop();
      await assay.stop();
      removeDataDir(dataDir);
    },
  };
}

export type WorkerStage = Awaited<ReturnType<typeof openWorkerStage>>;

async function startWorker(dataDir: string, env: Record<string, string>) {
  const child = spawn('node', ['build/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      OUTBOUND_ALLOW: '127.0.0.1',
      ...env,
      ROLE: 'worker',
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code}.`)));
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}
