import { areas } from '#server/areas/index.ts';
import type { Area } from '#server/core/area.ts';
import { createDatabaseClient } from '#server/core/db/prisma.ts';
import { createRootKeys } from '#server/core/secrets/root-keys.ts';
import type { Progress, SealedColumn } from '#server/core/secrets/rotation/parts.ts';
import { type RotationReport, rotateKeys } from '#server/core/secrets/rotation/rotate-keys.ts';
import type { Env } from '#server/env.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { keyFiles, readKeyRing } from './key-files.ts';

const registry: readonly Area[] = areas;

/** Every column of every area that holds secrets. */
export const sealedColumns: readonly SealedColumn[] = registry.flatMap((area) => area.sealed ?? []);

/**
 * Changes all keys of an installation to the root key its settings name.
 * @throws {StartError} when that key is missing
 */
export async function rotateAllKeys(
  database: Database,
  env: Pick<Env, 'dataDir' | 'rootKeyFile' | 'otherRootKeyFiles'>,
  onProgress: (progress: Readonly<Progress>) => void,
): Promise<RotationReport> {
  const rootKeys = createRootKeys(() => readKeyRing(env));
  const rootKeyId = await rootKeys.currentId();
  if (rootKeyId === null) {
    throw new StartError(`There is no root key in ${keyFiles(env).current}: put its file back.`);
  }
  const app = createDatabaseClient({ ...database.config('app'), max: 2 });
  try {
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
    await app.close();
  }
}
