// Drops the evidence of 100,000 conversations of one organization among others whose calls go on, and
// tells how long that takes, how long its longest transaction is, and what it costs the others.
// `npx tsx tools/soak/drop-evidence.ts [conversations]`
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dropEvidence } from '#server/areas/runs/index.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { type Database, openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { addEndedRun } from '#server/testing/runs/add-ended-run.ts';
import { testServices } from '#server/testing/services.ts';

const [conversations = 100_000] = process.argv.slice(2).map(Number);
const itemsOfARun = 1_000;
const turns = 3;

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-soak-'));
fs.chmodSync(dataDir, 0o711);
const db = await openDatabase({ databaseUrl: null, dataDir, preferredPort: 5691 });
try {
  await migrate(db);
  await prepareQueue(db);
  process.exitCode = (await measure(db)) ? 0 : 1;
} finally {
  await db.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}

async function measure(database: Database): Promise<boolean> {
  const services = await testServices(database);
  const large = await makeOrg(services, 'Large');
  const others = [await makeOrg(services, 'One'), await makeOrg(services, 'Two')];
  for (let added = 0; added < conversations; added += itemsOfARun) {
    await addEndedRun(large, { endedDaysAgo: 91, items: itemsOfARun, turns });
  }
  for (const other of others) await addEndedRun(other, { endedDaysAgo: 30, items: 1_000, turns });
  const before = await Promise.all(others.map(countTurns));
  const idle = await readFor(others, new AbortController(), 5_000);

  const units: number[] = [];
  const timed: OpenUnit = async (work) => {
    const startedAt = performance.now();
    const result = await large.open(work);
    units.push(performance.now() - startedAt);
    return result;
  };
  const ended = new AbortController();
  const reading = readFor(others, ended);
  const startedAt = performance.now();
  const runs = await dropEvidence(timed, ended.signal);
  const seconds = (performance.now() - startedAt) / 1_000;
  ended.abort();
  const meanwhile = await reading;
  const left = await countTurns(large);
  const kept = JSON.stringify(await Promise.all(others.map(countTurns))) === JSON.stringify(before);
  units.sort((one, other) => one - other);
  console.log({
    conversations,
    turns: conversations * turns,
    expectations: conversations * turns * 2,
    runs,
    seconds: round(seconds),
    conversationsPerSecond: Math.round(conversations / seconds),
    transactions: units.length,
    transactionMs: { median: at(units, 0.5), p99: at(units, 0.99), longest: at(units, 1) },
    readsOfOthersMs: { idle, meanwhile },
    left,
    othersAreWhole: kept,
  });
  await services.close();
  return left === 0 && kept;
}

function countTurns(org: TestOrg): Promise<number> {
  return org.open((scope) => scope.db.turnResult.count());
}

/** How long reads of pages take, one after the other. */
async function readFor(
  orgs: TestOrg[],
  until: AbortController,
  atMostMs = Number.POSITIVE_INFINITY,
) {
  const tookMs: number[] = [];
  const startedAt = performance.now();
  while (!until.signal.aborted && performance.now() - startedAt < atMostMs) {
    for (const org of orgs) {
      const from = performance.now();
      await org.as('viewer').runs.list({ limit: 50 });
      tookMs.push(performance.now() - from);
    }
  }
  tookMs.sort((one, other) => one - other);
  return { median: at(tookMs, 0.5), p99: at(tookMs, 0.99), longest: at(tookMs, 1) };
}

function at(sorted: readonly number[], share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
