import autocannon from 'autocannon';
import { cpuMs } from './cpu.ts';

export type Load = {
  requestsPerSecond: number;
  /** Processor time of the server for one request, without its database. */
  cpuMsEach: number;
  p50Ms: number;
  p99Ms: number;
};

/** Asks the same thing over and over on `connections` connections, after a warm-up. */
export async function load(
  pid: number,
  url: string,
  { seconds = 6, connections = 8, headers = {} as Record<string, string> } = {},
): Promise<Load> {
  const ask = (duration: number) => autocannon({ url, duration, connections, headers });
  await ask(3);
  const before = cpuMs(pid);
  const result = await ask(seconds);
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
