import { areas } from '#server/areas/index.ts';
import type { Area } from '#server/core/area.ts';
import { createDatabaseClient } from '#server/core/db/prisma.ts';
import type { RootKeys } from '#server/core/secrets/root-keys.ts';
import type { Progress, SealedColumn } from '#server/core/secrets/rotation/parts.ts';
import { type RotationReport, rotateKeys } from '#server/core/secrets/rotation/rotate-keys.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { keyFiles } from './key-files.ts';
import { type KeyEnv, openRootKeys } from './open-root-keys.ts';

const registry: readonly Area[] = areas;

/** Every column of every area that holds secrets. */
export const sealedColumns: readonly SealedColumn[] = registry.flatMap((area) => area.sealed ?? []);

/**
 * Changes all keys of an installation to the root key its settings name.
 * @throws {StartError} when that key is missing
 * @throws {KeyServiceError} when a key service goes away in the middle
 */
export async function rotateAllKeys(
  database: Database,
  env: KeyEnv,
  onProgress: (progress: Readonly<Progress>) => void,
): Promise<RotationReport> {
  const { rootKeys, close } = openRootKeys(env);
  const app = createDatabaseClient({ ...database.config('app'), max: 2 });
  try {
    const rootKeyId = await currentRootKey(rootKeys, env);
    return await withClient(database.config('owner'), (owner) =>
      withClient(database.config('auth'), (accounts) =>
        rotateKeys({
          owner,
          accounts,
          app,
          rootKeys,
          rootKeyId,
          columns: sealedColumns,
          onProgress,
        }),
      ),
    );
  } finally {
    await Promise.all([app.close(), close()]);
  }
}

async function currentRootKey(rootKeys: RootKeys, env: KeyEnv): Promise<string> {
  const trouble = await rootKeys.trouble();
  // Also where it is the key before that is away: what it wrapped is to be unwrapped.
  if (trouble !== null) throw new StartError(`${trouble} Nothing was changed: try again.`);
  const id = await rootKeys.currentId();
  if (id !== null) return id;
  throw new StartError(`There is no root key in ${keyFiles(env).current}: put its file back.`);
}
