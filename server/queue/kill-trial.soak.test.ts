import { expect, it } from 'vitest';
import { type Blow, runKillTrial } from '#server/testing/runs/kill-trial.ts';
import { openRestartableDatabase } from '#server/testing/runs/restartable-database.ts';
import { testServices } from '#server/testing/services.ts';

/** Fifty kills with three restarts of the database between them, and a freeze in the middle. */
const blows = Array.from({ length: 50 }, (_, index): Blow[] => {
  if (index === 25) return ['freeze', 'kill'];
  return index % 16 === 15 ? ['restart', 'kill'] : ['kill'];
}).flat();

it('a run of 2,000 outlives fifty kills, three restarts of the database and a freeze', async () => {
  const database = await openRestartableDatabase(5770);
  const services = await testServices(database.db, { outboundAllow: '127.0.0.1' });
  try {
    const report = await runKillTrial(
      { db: database.db, services, restartDatabase: database.crash },
      { scenarios: 100, repeats: 20, concurrency: 20, latencyMs: 400, leaseMs: 1_500, blows },
    );
    process.stdout.write(`${JSON.stringify(report)}\n`);
    expect(report).toMatchObject({
      status: 'COMPLETED',
      verdict: 'PASS',
      lost: 0,
      doubled: 0,
      undercounted: 0,
    });
    expect(report.extraCalls).toBeLessThanOrEqual(report.mostExtraCalls);
    expect(report.begunAgain).toBeGreaterThanOrEqual(report.extraCalls);
  } finally {
    await services.close();
    await database.close();
  }
});
