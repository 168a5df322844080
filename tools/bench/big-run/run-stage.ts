import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { newId } from '#server/core/ids.ts';
import { readCredentials } from '#server/postgres/credentials.ts';
import { readPostmaster } from '#server/postgres/postmaster-file.ts';
import { removeDataDir, startAssay } from '../../../e2e/fixtures/assay.ts';
import { accountApi, orgApi, signUp } from '../../../e2e/fixtures/people.ts';
import { type SeededRun, seedRuns } from './seed-runs.ts';

const unlimited = '1000000';

/**
 * The built product with one organization that has a run of 1,000,000 conversations, one of 1,000 and one of
 * 10,000 scenarios, each with an earlier one of its suite. Close it at the end.
 */
export async function openRunStage() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-bench-runs-'));
  fs.chmodSync(dataDir, 0o711);
  const env = { CALLS_PER_MINUTE: unlimited, ORG_CALLS_PER_MINUTE: unlimited, LOG_LEVEL: 'error' };
  const assay = await startAssay({ dataDir, env });
  const owner = new pg.Client({
    host: '127.0.0.1',
    port: readPostmaster(`${dataDir}/postgres`)?.port,
    user: 'assay_owner',
    password: readCredentials(dataDir).owner,
    database: 'assay',
  });
  const close = async () => {
    await owner.end().catch(() => undefined);
    await assay.stop();
    removeDataDir(dataDir);
  };
  try {
    await owner.connect();
    const person = await signUp(assay.url, 'Bench');
    const account = accountApi(assay.url, person);
    const { id, slug } = await account.orgs.create.mutate({ name: 'Bench' });
    const big = suiteOf('Big', 10, { rows: 100_000, targets: 2, repeats: 5 });
    const small = suiteOf('Small', 20, { rows: 100, targets: 2, repeats: 5 });
    const wide = suiteOf('Rows', 30, { rows: 10_000, targets: 3, repeats: 1 });
    await seedRuns(owner, id, [...big, ...small, ...wide]);
    return {
      assay,
      owner,
      person,
      org: { id, slug },
      api: orgApi(assay.url, person, slug),
      big: big[1].id,
      small: small[1].id,
      wide: wide[1].id,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export type RunStage = Awaited<ReturnType<typeof openRunStage>>;

type Shape = Pick<SeededRun, 'rows' | 'targets' | 'repeats'>;

/** A run, and before it one of the same scenarios played once each. */
function suiteOf(name: string, number: number, shape: Shape): [SeededRun, SeededRun] {
  const suiteId = newId();
  return [
    { id: newId(), suiteId, name, number, ...shape, repeats: 1, daysAgo: 9 },
    { id: newId(), suiteId, name, number: number + 1, ...shape, daysAgo: 2 },
  ];
}
