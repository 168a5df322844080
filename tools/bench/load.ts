import autocannon from 'autocannon';
import { cpuMs } from './cpu.ts';

export type Load = {
  requestsPerSecond: number;
  /** Processor time of the server for one request, without its database. */
  cpuMsEach: number;
  p50Ms: number;
  p99Ms: number;
};

/**
 * Asks the same thing `count` times on `connections` connections, after as many again to warm up: what
 * Node has not compiled yet costs several times as much.
 */
export async function load(
  pid: number,
  url: string,
  { count: amount = 3_000, connections = 8, headers = {} as Record<string, string> } = {},
): Promise<Load> {
  const ask = () => autocannon({ url, amount, connections, headers });
  await ask();
  const before = cpuMs(pid);
  const result = await ask();
  const used = cpuMs(pid) - before;
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  }
  const count = result['2xx'];
  return {
    requestsPerSecond: result.requests.average,
    cpuMsEach: used / count,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}
