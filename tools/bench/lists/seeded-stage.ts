import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { newId } from '#server/core/ids.ts';
import { readCredentials } from '#server/postgres/credentials.ts';
import { readPostmaster } from '#server/postgres/postmaster-file.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { removeDataDir, startAssay } from '../../../e2e/fixtures/assay.ts';
import { accountApi, type Person, signUp } from '../../../e2e/fixtures/people.ts';
import { type SeededOrg, seed } from './seed.ts';

type Org = { id: string; slug: string };
type Made = { person: Person; big: Org; small: Org };

const unlimited = '1000000';
const folder = 'assay-bench-lists-';

/** Folders of other schemas or seeds are of no use any more. */
function dataDirHere(): string {
  const hash = createHash('sha256').update(fs.readFileSync('prisma/migrations/schema.sha256'));
  for (const name of fs.readdirSync('prisma/migrations', { recursive: true }).sort()) {
    const file = path.join('prisma/migrations', String(name));
    if (file.endsWith('.sql')) hash.update(fs.readFileSync(file));
  }
  hash.update(fs.readFileSync(new URL('./seed.sql', import.meta.url)));
  const mine = `${folder}${hash.digest('hex').slice(0, 12)}`;
  for (const name of fs.readdirSync(os.tmpdir())) {
    if (name.startsWith(folder) && name !== mine) removeDataDir(path.join(os.tmpdir(), name));
  }
  return path.join(os.tmpdir(), mine);
}

/**
 * The built product on a database with one organization of 100,000 scenarios among 50 of 100. Seeding
 * takes minutes; with `keep` the folder stays for the next time. Close it at the end.
 */
export async function openSeededStage({ keep }: { keep: boolean }) {
  const dataDir = dataDirHere();
  const note = path.join(dataDir, 'bench.json');
  if (!fs.existsSync(note)) removeDataDir(dataDir);
  fs.mkdirSync(dataDir, { recursive: true });
  fs.chmodSync(dataDir, 0o711);
  const env = { CALLS_PER_MINUTE: unlimited, ORG_CALLS_PER_MINUTE: unlimited, LOG_LEVEL: 'error' };
  const assay = await startAssay({ dataDir, env });
  const as = (role: 'owner' | 'auth') => ({
    host: '127.0.0.1',
    port: readPostmaster(`${dataDir}/postgres`)?.port,
    user: `assay_${role}`,
    password: readCredentials(dataDir)[role],
    database: 'assay',
  });
  const close = async () => {
    await assay.stop();
    if (!keep) removeDataDir(dataDir);
  };
  try {
    if (!fs.existsSync(note)) fs.writeFileSync(note, JSON.stringify(await make(assay.url, as)));
    const made: Made = JSON.parse(fs.readFileSync(note, 'utf8'));
    const owner = new pg.Client(as('owner'));
    await owner.connect();
    return {
      ...made,
      assay,
      owner,
      async close() {
        await owner.end();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export type SeededStage = Awaited<ReturnType<typeof openSeededStage>>;

async function make(url: string, as: (role: 'owner' | 'auth') => pg.ClientConfig): Promise<Made> {
  const person = await signUp(url, 'Bench');
  const account = accountApi(url, person);
  const big = await account.orgs.create.mutate({ name: 'Big' });
  const small = await account.orgs.create.mutate({ name: 'Small' });
  const others: SeededOrg[] = Array.from({ length: 49 }, () => ({ id: newId(), scenarios: 100 }));
  await withClient(as('auth'), async (client) => {
    for (const { id } of others) {
      await client.query(
        `insert into organization (id, name, slug, updated_at)
         values ($1, 'Other', $2, now())`,
        [id, `other-${id.slice(-12)}`],
      );
    }
  });
  const [one, another] = [
    { id: big.id, scenarios: 100_000 },
    { id: small.id, scenarios: 100 },
  ];
  await withClient(as('owner'), (client) => seed(client, [one, another, ...others]));
  return { person, big, small };
}
