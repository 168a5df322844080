import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What the model server saw since it was last asked. */
export type ModelStats = { calls: number; failed: number; most: number; spanMs: number };

/** The bench's model in a process of its own. `baseUrl` is that of a model with this latency. */
export async function startModelServer() {
  const child = spawn('node', ['tools/bench/runs/model-server.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const origin = `http://127.0.0.1:${String(line).trim()}`;
  return {
    baseUrl: (latencyMs: number, { failing = false, big = false } = {}) =>
      `${origin}/${failing ? 'f' : big ? 'b' : 'l'}${latencyMs}/v1`,
    async takeStats(): Promise<ModelStats> {
      const answer = await fetch(`${origin}/stats`);
      return JSON.parse(await answer.text());
    },
    stop() {
      child.kill();
    },
  };
}

export type ModelServer = Awaited<ReturnType<typeof startModelServer>>;
