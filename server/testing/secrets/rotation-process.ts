import { z } from 'zod';
import type { Database } from '#server/postgres/open-database.ts';
import { rotateAllKeys } from '#server/start/rotate-all-keys.ts';

// Changes the keys of a test database, telling of each step in a line. Started by `spawnRotation`.
const Config = z.looseObject({ host: z.string(), port: z.number() });
const orders = z
  .object({
    configs: z.object({ owner: Config, app: Config, auth: Config, queue: Config }),
    rootKeyFile: z.string(),
    otherRootKeyFiles: z.array(z.string()),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
const database: Database = {
  config: (role) => orders.configs[role],
  embedded: true,
  isNew: false,
  stop: async () => undefined,
};
const report = await rotateAllKeys(database, { dataDir: '/nowhere', ...orders }, () => {
  process.stdout.write('step\n');
});
process.stdout.write(`${JSON.stringify(report)}\n`);
