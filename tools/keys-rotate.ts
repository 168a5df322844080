// npm run keys:rotate: gives every organization a new data key under the root key of the settings, and
// seals all stored secrets anew, while Assay runs. `--new-root-key` makes a new root key first.
import { existsSync } from 'node:fs';
import { KeyServiceError } from '#server/core/secrets/root-keys.ts';
import { RotationBusyError } from '#server/core/secrets/rotation/rotate-keys.ts';
import { usedRootKeys } from '#server/core/secrets/used-root-keys.ts';
import { EnvError, readEnv } from '#server/env.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { keyFiles } from '#server/start/key-files.ts';
import { replaceRootKey } from '#server/start/replace-root-key.ts';
import { rotateAllKeys } from '#server/start/rotate-all-keys.ts';
import { withDatabase } from './db/with-database.ts';

async function main(args: string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--new-root-key');
  if (unknown.length > 0) throw new StartError('Usage: npm run keys:rotate [-- --new-root-key]');
  const env = readEnv();
  await withDatabase(async (db) => {
    await migrate(db);
    if (args.includes('--new-root-key')) {
      replaceRootKey(env);
      console.log(`Made a new root key in ${keyFiles(env).current}.`);
    }
    const started = performance.now();
    let told = 0;
    const report = await rotateAllKeys(db, env, ({ organizations, resealed }) => {
      if (performance.now() - told < 500) return;
      told = performance.now();
      console.log(`  ${resealed} secrets, ${organizations} organizations …`);
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { organizations, rewrapped, resealed, unreadable } = report;
    if (report.wasResumed) console.log('Went on with a change that was interrupted.');
    console.log(
      `Sealed ${resealed} secrets of ${organizations} organizations anew and wrapped ${rewrapped} data keys with the new root key, in ${seconds} s.`,
    );
    if (unreadable.length > 0) {
      console.error(
        `${unreadable.length} can't be opened with any key at hand and were left as they are. Keep all root keys, put back the missing one, or enter these secrets again, then run this again:`,
      );
      for (const { table, column, orgId, id } of unreadable) {
        console.error(`  ${table}.${column} ${id} of organization ${orgId}`);
      }
      process.exitCode = 1;
      return;
    }
    const used = await withClient(db.config('auth'), usedRootKeys);
    const others = keyFiles(env).others.filter((file) => existsSync(file));
    if (used.length <= 1 && others.length > 0) {
      console.log(
        `Nothing here needs ${others.join(', ')} any more. Backups made before do: keep it with them.`,
      );
    }
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isForPeople = [StartError, EnvError, RotationBusyError, KeyServiceError].some(
    (kind) => error instanceof kind,
  );
  console.error(isForPeople && error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
