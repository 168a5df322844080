import { areas } from '#server/areas/index.ts';
import type { Area } from '#server/core/area.ts';
import { createDatabaseClient } from '#server/core/db/prisma.ts';
import { createEventHub } from '#server/core/events.ts';
import type { Logger } from '#server/core/log.ts';
import { createOutbox } from '#server/core/outbox.ts';
import { createSecrets } from '#server/core/secrets/index.ts';
import type { RootKey } from '#server/core/secrets/root-key.ts';
import type { Services } from '#server/core/services.ts';
import type { Env } from '#server/env.ts';
import { createMailer } from '#server/outside/mail/smtp-mailer.ts';
import { createOutbound } from '#server/outside/net/outbound.ts';
import type { Database } from '#server/postgres/open-database.ts';

export type OpenServices = Services & { close(): Promise<void> };

/** Wires one process. Close it before the database. */
export async function createServices(
  env: Env,
  { database, rootKey, log }: { database: Database; rootKey: RootKey; log: Logger },
): Promise<OpenServices> {
  const app = createDatabaseClient({ ...database.config('app'), max: env.databasePool });
  const accounts = createDatabaseClient({ ...database.config('auth'), max: 6 });
  const events = await createEventHub(database.config('app'), log);
  const outbound = createOutbound({ allow: env.outboundAllow });
  const smtp = createMailer({ url: env.smtpUrl, from: env.mailFrom });
  const registry: readonly Area[] = areas;
  return {
    app,
    accounts,
    events,
    outbound,
    secrets: createSecrets(rootKey),
    mailer: createOutbox(accounts, smtp, log),
    permissions: registry.flatMap((area) => area.permissions ?? []),
    conflicts: Object.assign({}, ...registry.map((area) => area.conflicts ?? {})),
    log,
    baseUrl: env.baseUrl,
    async close() {
      await events.close();
      await outbound.close();
      await Promise.all([app.close(), accounts.close()]);
    },
  };
}
