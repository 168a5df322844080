import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { startWorker } from '#server/queue/index.ts';
import { testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg } from '#server/testing/org.ts';
import { addSuite, fails, makeToken, passes, say } from '../testing/open-world.ts';
import { placeOf, writeStandIns } from '../testing/stand-ins.ts';

const document = fs.readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
const blocks = [...document.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '');

const { db, services } = await openTestServices();
const queueConfig = db.config('queue');
const { log } = services;
const worker = await startWorker({ queueConfig, services, areas, concurrency: 4, log });
const server = await testHttpServer(services);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-api-'));
afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await server.close();
  await worker.stop();
});
const standIns = path.join(folder, 'bin');
fs.mkdirSync(standIns);
writeStandIns(standIns);

async function runScript(env: Record<string, string>): Promise<{ code: number; out: string }> {
  const child = spawn('/bin/sh', ['-eu', '-c', blocks.join('\n')], {
    cwd: folder,
    env: { NODE_ENV: 'test', ...env },
  });
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out: out + err };
}

const folders = (...programs: string[]) => programs.flatMap((name) => placeOf(name) ?? []);
/** With the curl of this machine where it has one, and with ours. */
const ways = [
  ...(placeOf('curl') ? [['curl', [...folders('curl', 'sh'), standIns]] as const] : []),
  ['a stand-in for it', [standIns, ...folders('sh')]] as const,
];

describe('the commands of docs/api.md', { timeout: 60_000 }, () => {
  it.each(ways)('play a suite as written, with %s', async (_, places) => {
    const org = await makeOrg(services);
    const { suiteId } = await addSuite(org, 'Smoke', {
      One: [say('Hello'), passes],
      Two: [say('Hello'), fails],
    });
    const { code, out } = await runScript({
      PATH: places.join(':'),
      ASSAY_URL: server.url,
      ASSAY_ORG: org.slug,
      ASSAY_TOKEN: await makeToken(org, ['runs:execute', 'runs:read']),
      SUITE: suiteId,
    });
    expect(out).toContain('"status":"COMPLETED"\n"verdict":"FAIL"\n');
    expect(out).toContain('"gate":{"passed":true');
    expect(out).toContain('event: return');
    expect(code).toBe(0);
    expect(fs.readFileSync(path.join(folder, 'junit.xml'), 'utf8')).toContain('<testsuites');
    const { items } = await org.as('viewer').runs.list({ suiteId });
    expect(items).toHaveLength(1);
  });
});
