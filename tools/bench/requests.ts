import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../e2e/fixtures/assay.ts';
import { type Load, load } from './load.ts';
import type { Measurement } from './report.ts';
import type { Stage } from './stage.ts';

/** What session, membership, permission and row-level security add to a request, and what a page adds. */
export async function requests(stage: Stage): Promise<Measurement[]> {
  const { assay, org, person } = stage;
  const headers = { cookie: person.cookie };
  const input = encodeURIComponent(JSON.stringify({ json: {} }));
  const bare = await loadBare(stage);
  const list = await load(
    assay.pid,
    `${assay.url}/api/orgs/${org.slug}/trpc/prompts.list?input=${input}`,
    { headers },
  );
  const page = await load(assay.pid, `${assay.url}/orgs/${org.slug}/prompts`, {
    headers,
    count: 1_000,
  });
  return [
    {
      what: 'server CPU of a list of 50, over the bare handler',
      value: `${list.cpuMsEach.toFixed(2)} ms / ${bare.cpuMsEach.toFixed(2)} ms (${Math.round(list.requestsPerSecond)} / ${Math.round(bare.requestsPerSecond)} requests/s)`,
      ratio: list.cpuMsEach / bare.cpuMsEach,
      limit: 0.5 / 0.12,
    },
    {
      what: 'server CPU of the page of it, over the bare handler',
      value: `${page.cpuMsEach.toFixed(2)} ms (${Math.round(page.requestsPerSecond)} requests/s, p50 ${page.p50Ms} ms, p99 ${page.p99Ms} ms)`,
      ratio: page.cpuMsEach / bare.cpuMsEach,
      limit: 2.5 / 0.12,
    },
  ];
}

async function loadBare({ config, org }: Stage): Promise<Load> {
  const port = await freePort();
  const told = JSON.stringify({ config, orgId: org.id, port });
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/bench/bare-server.ts', told], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    await once(child.stdout, 'data');
    return await load(child.pid ?? 0, `http://127.0.0.1:${port}/trpc/list`);
  } finally {
    child.kill();
  }
}
