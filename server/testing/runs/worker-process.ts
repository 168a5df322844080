import { runExecutor } from '#server/areas/runs/engine/execute-run.ts';
import { executeRunJob } from '#server/areas/runs/jobs.ts';
import { onJob } from '#server/core/area.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { startWorker } from '#server/queue/index.ts';
import { keysOf } from '../secrets/key-ring.ts';
import { testServices } from '../services.ts';
import { WorkerOrders } from './worker-orders.ts';

// A worker process with short times. Works until its input ends. Started by `spawnWorker`.
const orders = WorkerOrders.parse(JSON.parse(process.argv[2] ?? ''));
const database: Database = {
  config: (role) => orders.configs[role],
  embedded: true,
  isNew: false,
  stop: async () => undefined,
};
const { rootKeyFile, outboundAllow } = orders;
const services = await testServices(database, {
  outboundAllow,
  ...(rootKeyFile === null ? {} : { rootKeys: keysOf(rootKeyFile) }),
});
const executor = runExecutor({ leaseMs: orders.leaseMs, tickMs: 200 });
const worker = await startWorker({
  queueConfig: orders.configs.queue,
  services,
  areas: [{ name: 'runs', jobs: [onJob(executeRunJob, executor)] }],
  concurrency: orders.concurrency,
  log: services.log,
  timing: { beatMs: 300, reapMs: 300, deadAfterMs: 1_500, graceMs: 5_000 },
});
process.stdout.write('ready\n');
for await (const _ of process.stdin);
await worker.stop();
await services.close();
