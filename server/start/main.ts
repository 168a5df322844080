import { metricsText } from '#server/areas/health/metrics.ts';
import { readinessProblems } from '#server/areas/health/readiness.ts';
import { createAuth } from '#server/areas/identity/index.ts';
import { areas } from '#server/areas/index.ts';
import { createLog } from '#server/core/log.ts';
import { type Env, EnvError, readEnv } from '#server/env.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { startWorker } from '#server/queue/index.ts';
import { demoLink, makeDemo } from './demo.ts';
import { instanceSecrets } from './instance-secrets.ts';
import { createServices } from './services.ts';
import { startWeb } from './web.ts';
import { welcomeText } from './welcome.ts';

type Closer = () => Promise<void>;

/** Brings one process up; returns what ends it, newest part first. */
async function start(env: Env, closers: Closer[]): Promise<void> {
  const log = createLog(env.logLevel);
  const database = await openDatabase(env);
  closers.push(() => database.stop());
  await migrate(database);
  await prepareQueue(database);
  const { authSecret: secret, rootKey } = instanceSecrets(env);
  const services = await createServices(env, { database, rootKey, log });
  closers.push(() => services.close());
  const { accounts, app, mailer } = services;
  const { baseUrl, signInsPerMinute } = env;
  const auth = createAuth({ accounts, mailer, baseUrl, secret, signInsPerMinute, log });

  if (env.runsWorker) {
    const worker = await startWorker({
      queueConfig: database.config('queue'),
      services,
      areas,
      concurrency: env.workerConcurrency,
      log,
    });
    closers.push(() => worker.stop());
  }
  if (env.runsWeb) {
    const web = await startWeb(env, {
      services,
      auth,
      isReady: () => readinessProblems(app),
      metrics: async () => metricsText({ app, accounts }),
      metricsToken: env.metricsToken,
    });
    closers.push(() => web.close());
    const parts = { auth, services };
    const password = database.embedded ? await makeDemo(parts, env.demoPassword) : null;
    const link = database.embedded ? await demoLink(parts) : null;
    process.stdout.write(welcomeText(env, { link, password }));
  } else {
    process.stdout.write('Assay worker is running.\n');
  }
}

function say(error: unknown): void {
  const isForPeople = error instanceof StartError || error instanceof EnvError;
  const text = isForPeople ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
}

async function main(): Promise<void> {
  const closers: Closer[] = [];
  let ending: Promise<void> | null = null;
  const end = (code: number) => {
    ending ??= (async () => {
      for (const close of closers.reverse()) await close().catch(say);
      process.exit(code);
    })();
    return ending;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end(0));
  }
  try {
    await start(readEnv(), closers);
  } catch (error) {
    say(error);
    await end(1);
  }
}

void main();
