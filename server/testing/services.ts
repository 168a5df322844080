import { randomBytes } from 'node:crypto';
import { createLog } from '#server/core/log.ts';
import { parseRootKey } from '#server/core/secrets/root-key.ts';
import { createRootKeys, type RootKeys } from '#server/core/secrets/root-keys.ts';
import { createScrubber } from '#server/core/secrets/scrubber.ts';
import { readEnv } from '#server/env.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { createServices, type OpenServices } from '#server/start/services.ts';

/**
 * The services of one process on a test database, silent, with a root key of its own. Close them before
 * the database stops.
 * @param options.outboundAllow places outside the public internet that may be called; none by default
 * @param options.out takes the lines of the log, all of them, instead of none
 */
export async function testServices(
  database: Database,
  options: {
    outboundAllow?: string;
    rootKeys?: RootKeys;
    out?: { write(line: string): void };
  } = {},
): Promise<OpenServices> {
  const { outboundAllow = '', rootKeys = ownRootKeys(), out } = options;
  const env = readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: out ? 'debug' : 'silent',
    DATABASE_POOL: '8',
    SIGN_INS_PER_MINUTE: '10000',
    CALLS_PER_MINUTE: '10000000',
    ORG_CALLS_PER_MINUTE: '10000000',
    OUTBOUND_ALLOW: outboundAllow,
  });
  const scrubber = createScrubber();
  const log = createLog(env.logLevel, scrubber.clean, out);
  return await createServices(env, { database, rootKeys, scrubber, log });
}

function ownRootKeys(): RootKeys {
  const current = parseRootKey(randomBytes(32));
  return createRootKeys(() => ({ current, others: [] }));
}
