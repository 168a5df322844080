import { type Auth, createAuth } from '#server/areas/identity/index.ts';
import { createLog, type Logger } from '#server/core/log.ts';
import type { Env } from '#server/env.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { type Database, openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import { instanceSecrets } from './instance-secrets.ts';
import { createServices, type OpenServices } from './services.ts';

export type Instance = { database: Database; services: OpenServices; auth: Auth; log: Logger };

/** What ends one part of a process. */
export type Closer = () => Promise<void>;

/**
 * Opens the database, migrates it and wires the services: what every process of an installation shares.
 * Adds what ends each part to `closers`, to be called newest first.
 */
export async function openInstance(env: Env, closers: Closer[]): Promise<Instance> {
  const log = createLog(env.logLevel);
  const database = await openDatabase(env);
  closers.push(() => database.stop());
  await migrate(database);
  await prepareQueue(database);
  const { authSecret: secret, rootKey } = instanceSecrets(env);
  const services = await createServices(env, { database, rootKey, log });
  closers.push(() => services.close());
  const { accounts, mailer } = services;
  const { baseUrl, signInsPerMinute } = env;
  const auth = createAuth({ accounts, mailer, baseUrl, secret, signInsPerMinute, log });
  return { database, services, auth, log };
}
