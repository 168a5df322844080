import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOutbound, type Outbound } from '#server/outside/net/outbound.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '../database.ts';
import { type Double, sendJson, startLoopbackServer } from '../doubles/loopback-server.ts';
import { startOpenAiDouble } from '../doubles/openai-double.ts';
import { makeOrg } from '../org.ts';
import { testServices } from '../services.ts';
import { forbiddenHosts, resolveForbidden } from './forbidden-hosts.ts';
import { outboundSurfaces, type Surface } from './surfaces.ts';

const redirects = [301, 302, 303, 307, 308];

let database: Database;
let services: OpenServices;
let outbound: Outbound;
let surfaces: [name: string, surface: Surface][];
/** Stands on every loopback address Assay may not call. */
let canary: Double;
/** May be called; sends on to the canary, with the code in its path. */
let entry: Double;
let allowedModel: Double;
let allowedEndpoint: Double;
/** What names resolve to now. */
let resolve: (hostname: string) => Promise<readonly string[]> = resolveForbidden;

const portOf = ({ url }: Double) => new URL(url).port;
const names: Record<string, string[]> = { 'allowed.test': ['127.0.0.1'] };

beforeAll(async () => {
  database = await testDatabase();
  const base = await testServices(database);
  canary = await startLoopbackServer((_, response) => sendJson(response, 200, { data: [] }));
  entry = await startLoopbackServer(({ path }, response) => {
    const status = Number(/^\/(\d{3})/.exec(path)?.[1] ?? 200);
    response.writeHead(status, { location: `${canary.url}/inside` }).end();
  });
  allowedModel = await startOpenAiDouble();
  allowedEndpoint = await startLoopbackServer((_, response) =>
    sendJson(response, 200, { reply: 'reached', data: [] }, { connection: 'close' }),
  );
  outbound = createOutbound({
    allow: [entry, allowedModel, allowedEndpoint]
      .map((double) => `127.0.0.1:${portOf(double)}`)
      .concat('allowed.test'),
    resolve: (name) => (names[name] ? Promise.resolve(names[name]) : resolve(name)),
  });
  services = { ...base, outbound };
  const org = await makeOrg(services);
  surfaces = Object.entries(await outboundSurfaces(org, services));
});
afterAll(async () => {
  await Promise.all([canary, entry, allowedModel, allowedEndpoint].map((one) => one.close()));
  await outbound.close();
  await services.close();
  await database.stop();
});

/** Counts connections to the same port of the next loopback address, where the system has one. */
async function startNeighbour(port: number) {
  let hits = 0;
  const server = net.createServer((socket) => {
    hits += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => {
    server.once('error', () => done());
    server.listen(port, '127.0.0.2', done);
  });
  return {
    hits: () => hits,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

test('there are 120 spellings and more, all different', () => {
  expect(new Set(forbiddenHosts).size).toBeGreaterThanOrEqual(120);
});

describe('every way out', () => {
  test('refuses every spelling of every forbidden host, and reaches nothing', async () => {
    const reached: string[] = [];
    for (const host of forbiddenHosts) {
      const url = `http://${host}:${portOf(canary)}`;
      const problems = await Promise.all(surfaces.map(([, surface]) => surface(url)));
      for (const [index, [name]] of surfaces.entries()) {
        if (problems[index] === null) reached.push(`${name}: ${url}`);
      }
    }
    expect(reached).toEqual([]);
    expect(canary.requests).toEqual([]);
  });

  test('follows no redirect, whatever its code', async () => {
    const followed: string[] = [];
    for (const status of redirects) {
      for (const [name, surface] of surfaces.filter(([one]) => !one.startsWith('saving'))) {
        const problem = await surface(`${entry.url}/${status}`);
        if (!problem?.includes('Redirects are not followed')) followed.push(`${name}: ${problem}`);
      }
    }
    expect(followed).toEqual([]);
    expect(entry.requests).toHaveLength(redirects.length * 5);
    expect(canary.requests).toEqual([]);
  });

  test('is not turned by a name that changes its mind a hundred times', async () => {
    const calls = surfaces.filter(([name]) => !name.startsWith('saving'));
    const port = portOf(allowedEndpoint);
    let asked = 0;
    // Asked when checked and again when connected: once the second answer is the bad one, once the first.
    resolve = async () =>
      [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.2'], ['127.0.0.1']][asked++ % 4] ?? [];
    const neighbour = await startNeighbour(Number(port));
    const before = allowedEndpoint.requests.length;
    const checks: (string | null)[] = [];
    for (let flip = 0; flip < 100; flip += 1) {
      const [, surface] = calls[flip % calls.length] ?? [];
      const url = `http://flip.test:${port}`;
      checks.push(await outbound.checkUrl(url));
      const problem = await surface?.(url);
      if (flip % 2 === 0) expect(problem).toMatch(/127\.0\.0\.2, a loopback address/);
    }
    resolve = resolveForbidden;
    expect(asked).toBe(200);
    expect(checks.filter((problem) => problem === null)).toHaveLength(50);
    expect(allowedEndpoint.requests.length - before).toBe(50);
    expect(neighbour.hits()).toBe(0);
    await neighbour.close();
  });

  test('reaches what is allowed, each time', async () => {
    const failed: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const [name, surface] of surfaces) {
        const isModel = name.includes('model');
        const problem = await surface(isModel ? `${allowedModel.url}/v1` : allowedEndpoint.url);
        if (problem !== null) failed.push(`${name}: ${problem}`);
      }
    }
    expect(failed).toEqual([]);
    expect(allowedModel.requests.length).toBeGreaterThanOrEqual(15);
    expect(allowedEndpoint.requests.length).toBeGreaterThanOrEqual(10);
  });
});
