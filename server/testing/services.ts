import { randomBytes } from 'node:crypto';
import { createLog } from '#server/core/log.ts';
import { parseRootKey } from '#server/core/secrets/root-key.ts';
import { readEnv } from '#server/env.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { createServices, type OpenServices } from '#server/start/services.ts';

/**
 * The services of one process on a test database, silent, with a root key of its own. Close them before
 * the database stops.
 * @param outboundAllow places outside the public internet that may be called; none by default
 */
export async function testServices(
  database: Database,
  { outboundAllow = '' }: { outboundAllow?: string } = {},
): Promise<OpenServices> {
  const env = readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_POOL: '8',
    OUTBOUND_ALLOW: outboundAllow,
  });
  const rootKey = parseRootKey(randomBytes(32));
  return await createServices(env, { database, rootKey, log: createLog(env.logLevel) });
}
