import { headsFile } from '#server/areas/audit/index.ts';
import { areas } from '#server/areas/index.ts';
import type { Area } from '#server/core/area.ts';
import { createDoorLog } from '#server/core/audit-doors.ts';
import { createDatabaseClient } from '#server/core/db/prisma.ts';
import { createEventHub } from '#server/core/events.ts';
import type { Logger } from '#server/core/log.ts';
import { createOutbox } from '#server/core/outbox.ts';
import { createSecrets } from '#server/core/secrets/index.ts';
import type { RootKeys } from '#server/core/secrets/root-keys.ts';
import type { Scrubber } from '#server/core/secrets/scrubber.ts';
import { usedRootKeys } from '#server/core/secrets/used-root-keys.ts';
import type { Services } from '#server/core/services.ts';
import { createStreamSlots } from '#server/core/stream-slots.ts';
import type { Env } from '#server/env.ts';
import { addressKey } from '#server/http/client-address.ts';
import { createMailer } from '#server/outside/mail/smtp-mailer.ts';
import { createOutbound } from '#server/outside/net/outbound.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { openIdentityProviders } from './open-identity-providers.ts';
import { openRates } from './rates.ts';

export type OpenServices = Services & { close(): Promise<void> };

/** Wires one process. Close it before the database. */
export async function createServices(
  env: Env,
  parts: { database: Database; rootKeys: RootKeys; scrubber: Scrubber; log: Logger },
): Promise<OpenServices> {
  const { database, rootKeys, scrubber, log } = parts;
  const app = createDatabaseClient({ ...database.config('app'), max: env.databasePool });
  const accounts = createDatabaseClient({ ...database.config('auth'), max: 6 });
  const events = await createEventHub(database.config('app'), log);
  const { rates, close: closeRates } = openRates(database.config('app'), env, log);
  const outbound = createOutbound({ allow: env.outboundAllow });
  const identity = openIdentityProviders(env);
  const smtp = createMailer({ url: env.smtpUrl, from: env.mailFrom });
  const doors = createDoorLog({ app, accounts, log, addressKey });
  const registry: readonly Area[] = areas;
  return {
    app,
    accounts,
    events,
    outbound,
    rates,
    streams: createStreamSlots(6),
    doors,
    auditHeads: headsFile(env.dataDir),
    secrets: createSecrets({ rootKeys, scrubber, usedRootKeys: () => usedRootKeys(accounts.pool) }),
    identityProviders: identity.providers,
    mailer: createOutbox(accounts, smtp, log),
    sessionLimits: env.sessionLimits,
    permissions: registry.flatMap((area) => area.permissions ?? []),
    conflicts: Object.assign({}, ...registry.map((area) => area.conflicts ?? {})),
    log,
    baseUrl: env.baseUrl,
    async close() {
      await doors.close();
      await events.close();
      await Promise.all([outbound.close(), identity.close()]);
      await Promise.all([closeRates(), app.close(), accounts.close()]);
    },
  };
}
