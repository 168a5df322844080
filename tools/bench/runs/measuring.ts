import type { ModelServer } from './model-server.ts';
import { seedSuite } from './seed-suite.ts';
import type { WorkerStage } from './worker-stage.ts';

/** A target of its own; the organization's key leads to the model's address, see `leadTo`. */
export async function makeTarget(
  stage: WorkerStage,
  { baseUrl, concurrency }: { baseUrl: string; concurrency: number },
): Promise<string> {
  await leadTo(stage, baseUrl);
  const target = await stage.api.targets.create.mutate({
    kind: 'MODEL',
    name: `Model ${baseUrl} ${concurrency} ${Date.now()}`,
    concurrency,
    promptId: null,
    config: { provider, model: 'bench' },
  });
  return target.id;
}

/** A worker is up for weeks: what Node compiles in its first few thousand conversations is no part of what runs cost. */
export async function warmUp(
  stage: WorkerStage,
  server: ModelServer,
  concurrency: number,
): Promise<void> {
  const items = 1_000;
  const targetId = await makeTarget(stage, { baseUrl: server.baseUrl(0), concurrency });
  const suiteId = await seedSuite(stage, { items, turns: 1, targetId });
  for (let played = 0; played < 3_000; played += items) await playWell(stage, suiteId, items);
  await server.takeStats();
}

/** From its next run on the organization asks the model at this address. */
export async function leadTo({ api }: WorkerStage, baseUrl: string): Promise<void> {
  await api.apiKeys.set.mutate({ provider, key: 'sk-bench-0123456789abcdef', baseUrl });
}

const provider = 'OPENAI_COMPATIBLE';

/** Plays a suite; with how long that took. @throws when not every conversation of it passed */
export async function playWell(
  stage: WorkerStage,
  suiteId: string,
  items: number,
  o: { repeats?: number } = {},
): Promise<{ startMs: number; spanMs: number }> {
  const { startMs, run } = await stage.play(suiteId, o);
  const { number, status, verdict, passCount, durationMs } = run;
  if (verdict === 'PASS' && passCount === items) return { startMs, spanMs: durationMs ?? 0 };
  throw new Error(`Run ${number} ended ${status} ${verdict}: ${passCount} of ${items}.`);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export const seconds = (ms: number) => `${(ms / 1_000).toFixed(3)} s`;
