import { expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { runKillTrial } from '#server/testing/runs/kill-trial.ts';

const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });

// The long form, with restarts of the database and a freeze, is `kill-trial.soak.test.ts`.
it('a run outlives workers that are killed one after the other: nothing lost, nothing twice', {
  timeout: 90_000,
}, async () => {
  const restartDatabase = () => Promise.reject(new Error('Others use it.'));
  const size = { scenarios: 12, repeats: 10, concurrency: 8, latencyMs: 400, leaseMs: 1_500 };
  const report = await runKillTrial(
    { db, services, restartDatabase },
    { ...size, blows: ['kill', 'kill', 'kill', 'kill'] },
  );
  expect(report).toMatchObject({
    status: 'COMPLETED',
    verdict: 'PASS',
    lost: 0,
    doubled: 0,
    undercounted: 0,
  });
  // What was being played, and with the first worker what had ended since its last step.
  expect(report.extraCalls).toBeLessThanOrEqual(report.mostExtraCalls + size.concurrency);
  expect(report.begunAgain).toBeGreaterThanOrEqual(report.extraCalls);
});
