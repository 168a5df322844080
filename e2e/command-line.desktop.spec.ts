import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, test } from './fixtures/test.ts';

const run = promisify(execFile);

test('the command line comes from the server as one file, and runs a suite with a token', async ({
  org,
  url,
}) => {
  const { api, slug } = org;
  const targetId = await makeDemoTarget(api);
  const scenarios = { Hours: exchange('When are you open?', 'Monday') };
  await makeSuite(api, { name: 'Smoke', scenarios, targetIds: [targetId] });
  const expiresAt = new Date(Date.now() + 60 * 60_000);
  const scopes = ['runs:*', 'suites:read', 'targets:read', 'scenarios:read'];
  const { token } = await api.tokens.create.mutate({ name: 'CI', scopes, expiresAt });
  const dir = await mkdtemp(path.join(tmpdir(), 'assay-cli-'));
  try {
    const answer = await fetch(`${url}/cli/assay.mjs`);
    expect(answer.status).toBe(200);
    const file = path.join(dir, 'assay.mjs');
    await writeFile(file, await answer.text());
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'production' as const,
      HOME: dir,
      ASSAY_URL: url,
      ASSAY_ORG: slug,
      ASSAY_TOKEN: token,
    };
    const { stdout } = await run(process.execPath, [file, 'run', 'Smoke'], { cwd: dir, env });
    expect(stdout).toContain('1 of 1 passed');
  } finally {
    await rm(dir, { recursive: true });
  }
});
