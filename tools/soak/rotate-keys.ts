// Changes all keys of 100,000 stored secrets while two processes' worth of work goes on, killed at
// twenty random moments. `npx tsx tools/soak/rotate-keys.ts [secrets] [kills]`
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '#server/postgres/migrate.ts';
import { type Database, openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { fillSealed, readSealed } from '#server/testing/secrets/fill-sealed.ts';
import { keepBusy } from '#server/testing/secrets/keep-busy.ts';
import { keysOf, makeKeyFolder } from '#server/testing/secrets/key-ring.ts';
import { spawnRotation } from '#server/testing/secrets/spawn-rotation.ts';
import { testServices } from '#server/testing/services.ts';

const [secrets = 100_000, kills = 20] = process.argv.slice(2).map(Number);
const orgCount = 20;
const loopsEach = 2;

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-soak-'));
fs.chmodSync(dataDir, 0o711);
const keys = makeKeyFolder();
const [before, after] = [keys.makeKey('before'), keys.makeKey('after')];
const db = await openDatabase({ databaseUrl: null, dataDir, preferredPort: 5690 });
try {
  await migrate(db);
  await prepareQueue(db);
  await soak(db);
} finally {
  await db.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.rmSync(keys.folder, { recursive: true });
}

async function soak(database: Database): Promise<void> {
  const late = await testServices(database, { rootKeys: keysOf(before, after) });
  const early = await testServices(database, { rootKeys: keysOf(after, before) });
  const orgs: TestOrg[] = [];
  for (let index = 0; index < orgCount; index += 1) {
    const org = await makeOrg(late, `Org ${index}`);
    await fillSealed(org, keysOf(before), secrets / orgCount);
    orgs.push(org);
  }
  console.log(`${secrets} secrets in ${orgCount} organizations`);
  const stop = new AbortController();
  const busy = [late, early].flatMap((services) =>
    Array.from({ length: loopsEach }, () => keepBusy(orgs, services, stop.signal)),
  );
  const files = {
    rootKeyFile: after,
    otherRootKeyFiles: [before],
    rootKeyIn: 'file' as const,
    transit: null,
  };
  const started = performance.now();
  for (let kill = 0; kill < kills; kill += 1) {
    await spawnRotation(database, files, 1 + Math.floor((Math.random() * secrets) / 1_000 / kills));
  }
  const last = performance.now();
  const report = await spawnRotation(database, files);
  const ended = performance.now();
  stop.abort();
  const outcomes = await Promise.all(busy);
  const sum = (of: 'reads' | 'writes') => outcomes.reduce((total, one) => total + one[of], 0);
  const seconds = (ended - started) / 1_000;
  const failures = outcomes.flatMap((one) => one.failures);
  const stale = await withClient(database.config('app'), async (client) => {
    let count = 0;
    for (const org of orgs) {
      const rows = [...(await readSealed(client, org.id)).values()];
      count += rows.filter((sealed) => !sealed.startsWith('v1.2.')).length;
    }
    return count;
  });
  const without = await testServices(database, { rootKeys: keysOf(after) });
  const checked = new AbortController();
  const check = keepBusy(orgs, without, checked.signal);
  setTimeout(() => checked.abort(), 2_000);
  const afterwards = await check;
  console.log({
    seconds,
    lastRunSeconds: (ended - last) / 1_000,
    readsPerSecond: Math.round(sum('reads') / seconds),
    writesPerSecond: Math.round(sum('writes') / seconds),
    failures: failures.length,
    firstFailure: failures[0],
    stale,
    report,
    withoutTheKeyBefore: { reads: afterwards.reads, failures: afterwards.failures.length },
  });
  await Promise.all([late.close(), early.close(), without.close()]);
  const isGood = failures.length === 0 && stale === 0 && afterwards.failures.length === 0;
  process.exitCode = isGood && report?.unreadable.length === 0 ? 0 : 1;
}
