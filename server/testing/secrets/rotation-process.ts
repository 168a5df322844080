import { z } from 'zod';
import type { Database } from '#server/postgres/open-database.ts';
import { rotateAllKeys } from '#server/start/rotate-all-keys.ts';

// Changes the keys of a test database; kills itself in the middle if told so. Started by `spawnRotation`.
const Config = z.looseObject({ host: z.string(), port: z.number() });
const orders = z
  .object({
    configs: z.object({ owner: Config, app: Config, auth: Config, queue: Config }),
    rootKeyFile: z.string().nullable(),
    otherRootKeyFiles: z.array(z.string()),
    rootKeyIn: z.enum(['file', 'transit']),
    transit: z
      .object({
        url: z.string(),
        mount: z.string(),
        key: z.string(),
        namespace: z.string().nullable(),
        tokenFile: z.string(),
      })
      .nullable(),
    killAt: z.number().nullable(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
const database: Database = {
  config: (role) => orders.configs[role],
  embedded: true,
  isNew: false,
  stop: async () => undefined,
};
let steps = 0;
const report = await rotateAllKeys(database, { dataDir: '/nowhere', ...orders }, () => {
  steps += 1;
  // A moment later, so that it happens within the next transaction.
  if (steps === orders.killAt) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 2);
});
process.stdout.write(`${JSON.stringify(report)}\n`);
