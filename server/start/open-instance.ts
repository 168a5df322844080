import { type Auth, createAuth } from '#server/areas/accounts/index.ts';
import { createLog, type Logger } from '#server/core/log.ts';
import { createScrubber } from '#server/core/secrets/scrubber.ts';
import { usedRootKeys } from '#server/core/secrets/used-root-keys.ts';
import type { Env } from '#server/env.ts';
import { signUpCounter } from '#server/http/auth-rates.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { type Database, openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { instanceSecrets } from './instance-secrets.ts';
import { openPasswordList } from './open-password-list.ts';
import { createServices, type OpenServices } from './services.ts';

export type Instance = { database: Database; services: OpenServices; auth: Auth; log: Logger };

/** What ends one part of a process. */
export type Closer = () => Promise<void>;

/**
 * Opens the database, migrates it and wires the services: what every process of an installation shares.
 * Adds what ends each part to `closers`, to be called newest first.
 */
export async function openInstance(env: Env, closers: Closer[]): Promise<Instance> {
  const scrubber = createScrubber();
  const log = createLog(env.logLevel, scrubber.clean);
  const database = await openDatabase(env);
  closers.push(() => database.stop());
  await migrate(database);
  await prepareQueue(database);
  const used = await withClient(database.config('auth'), usedRootKeys);
  const own = instanceSecrets(env, {
    isFresh: used.length === 0,
    onChange: (trouble) =>
      trouble === null ? log.warn('The key service is back.') : log.error(trouble),
  });
  closers.push(own.close);
  const { authSecret: secret, rootKeys } = own;
  const services = await createServices(env, { database, rootKeys, scrubber, log });
  closers.push(() => services.close());
  const problem = await services.secrets.problem();
  if (problem !== null) log.error(problem);
  const { accounts, mailer, doors, sessionLimits, identityProviders } = services;
  const { baseUrl, signInsPerMinute } = env;
  const limits = { signInsPerMinute, sessionLimits, passwordList: openPasswordList(env) };
  const social = { identityProviders, countSignUp: signUpCounter(services) };
  const parts = { accounts, mailer, baseUrl, secret, doors, log };
  const auth = createAuth({ ...parts, ...limits, ...social });
  return { database, services, auth, log };
}
