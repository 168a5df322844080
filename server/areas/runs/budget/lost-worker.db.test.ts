import { rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import {
  callCost,
  makePricedSuite,
  mostCallCost,
  startPricedDouble,
} from '#server/testing/runs/make-priced-suite.ts';
import { spawnWorker } from '#server/testing/runs/spawn-worker.ts';
import { keysOf, makeKeyFolder } from '#server/testing/secrets/key-ring.ts';

const keys = makeKeyFolder();
const rootKeyFile = keys.makeKey('root');
const outboundAllow = '127.0.0.1';
const { db, services } = await openTestServices({ outboundAllow, rootKeys: keysOf(rootKeyFile) });
afterAll(() => rmSync(keys.folder, { recursive: true, force: true }));

it('what a worker had reserved when it was killed counts as spent, and the next one keeps to the rest', {
  timeout: 90_000,
}, async () => {
  const org = await makeOrg(services);
  let isHanging = true;
  const double = await startPricedDouble({ fault: () => (isHanging ? 'hang' : null) });
  const add = () => spawnWorker(db, { rootKeyFile, outboundAllow });
  const first = await add();
  const { suiteId } = await makePricedSuite(org, { url: double.url, repeats: 9, concurrency: 2 });
  const start = { suiteId, idempotencyKey: newId(), budgetMicroUsd: 10_000 };
  const { id } = await org.as('operator').runs.start(start);
  await expect.poll(() => double.requests.length, { timeout: 20_000 }).toBe(2);
  const before = await org.as('viewer').runs.get({ id });
  const held = before.spending?.reserved ?? 0;
  expect(held).toBeGreaterThanOrEqual(2 * mostCallCost);
  await first.kill();
  isHanging = false;
  const second = await add();
  try {
    const { run } = await runEvent(org, id);
    const made = double.requests.length - 2;
    expect(run).toMatchObject({ stoppedBy: 'BUDGET', verdict: 'ERROR', passCount: made });
    expect(run.spending).toEqual({
      spent: made * callCost,
      estimated: 0,
      lost: held,
      reserved: 0,
    });
    expect(made * callCost + held).toBeLessThanOrEqual(10_000);
    expect(10_000 - made * callCost - held).toBeLessThan(mostCallCost);
    const { money } = await org.as('viewer').org.usage();
    expect(money).toMatchObject({ spent: made * callCost + held, reserved: 0 });
  } finally {
    await second.stop();
    await double.close();
  }
});
