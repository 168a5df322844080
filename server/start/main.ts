import { redirectUriOf } from '#server/areas/accounts/index.ts';
import { headsFile } from '#server/areas/audit/index.ts';
import { metricsText } from '#server/areas/health/metrics.ts';
import { readinessProblems } from '#server/areas/health/readiness.ts';
import { areas } from '#server/areas/index.ts';
import { type Env, EnvError, readEnv } from '#server/env.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { startWorker } from '#server/queue/index.ts';
import { demoLink, makeDemo } from './demo.ts';
import { limitHeapGrowth } from './heap-growth.ts';
import { type Closer, openInstance } from './open-instance.ts';
import { startWeb } from './web.ts';
import { welcomeText } from './welcome.ts';

/** Brings one process up. */
async function start(env: Env, closers: Closer[]): Promise<void> {
  if (env.runsWorker) limitHeapGrowth(env.workerHeapGrowth);
  const { database, services, auth, log } = await openInstance(env, closers);
  if (env.runsWorker) {
    const worker = await startWorker({
      queueConfig: database.config('queue'),
      services,
      areas,
      concurrency: env.workerConcurrency,
      headsFile: headsFile(env.dataDir),
      log,
    });
    closers.push(() => worker.stop());
  }
  if (!env.runsWeb) {
    process.stdout.write('Assay worker is running.\n');
    return;
  }
  const { app, accounts } = services;
  for (const { id, name } of services.identityProviders) {
    const redirectUri = redirectUriOf(services.baseUrl, id);
    log.info({ provider: id, redirectUri }, `register this redirect URI with ${name}`);
  }
  const web = await startWeb(env, {
    services,
    auth,
    isReady: () => readinessProblems(app),
    metrics: async () => metricsText({ app, accounts }),
    metricsToken: env.metricsToken,
    trustedProxies: env.trustedProxies,
  });
  closers.push(() => web.close());
  const password = database.embedded ? await makeDemo({ auth, services }, env.demoPassword) : null;
  const link = database.embedded ? await demoLink({ auth, services }) : null;
  process.stdout.write(welcomeText(env, { link, password }));
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
    const env = readEnv();
    // What dependencies plan to drop one day is for developers to read, not for whoever runs Assay.
    process.noDeprecation = env.isProduction;
    await start(env, closers);
  } catch (error) {
    say(error);
    await end(1);
  }
}

void main();
