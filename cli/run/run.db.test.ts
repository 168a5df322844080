import { describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import {
  addSuite,
  errors,
  fails,
  makeToken,
  openWorld,
  passes,
  say,
} from '../testing/open-world.ts';
import { rudeProxy } from '../testing/rude-proxy.ts';

const { server, org, cli, token } = await openWorld();

async function latestRun(suiteId: string) {
  const { items } = await org.as('viewer').runs.list({ suiteId });
  const [run] = items;
  if (!run) throw new Error('There is no run.');
  return run;
}

describe('assay run', { timeout: 60_000 }, () => {
  it('ends with 0 when everything passed, and writes what it was asked for', async () => {
    const { suiteId } = await addSuite(org, 'Good', {
      'Good one': [say('Hello'), passes],
      'Good two': [say('Hello'), passes],
    });
    cli.write('out/run.json', 'of yesterday');
    const ASSAY_TOKEN = await makeToken(org, ['runs:execute', 'runs:read', 'suites:read']);
    const ended = await cli.run(['run', 'Good', '--json', 'out/run.json'], {
      env: { ASSAY_TOKEN },
    });
    expect(ended).toMatchObject({ code: 0 });
    const run = await latestRun(suiteId);
    const link = `${server.url}/orgs/${org.slug}/runs/${run.id}`;
    expect(ended.out).toContain('2 of 2 passed (100%)');
    expect(ended.out).toContain(`PASSED  ${link}`);
    expect(ended.err).toContain(`Good #${run.number}: 2 conversations against Good shop\n${link}`);
    expect(JSON.parse(cli.read('out/run.json'))).toMatchObject({
      format: 'assay.run/1',
      id: run.id,
      verdict: 'PASS',
    });
    expect(ended.out + ended.err).not.toContain(ASSAY_TOKEN);
  });

  it('ends with 1 when something failed, and says what and why', async () => {
    await addSuite(org, 'Bad', {
      'Bad one': [say('Hello'), fails],
      'Bad two': [say('Hello'), passes],
    });
    const ended = await cli.run(['run', 'Bad', '--repeat', '2']);
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('FAIL   Bad one · repeat 1\n       Turn 1: Missing "unfindable"');
    expect(ended.out).toContain('FAIL   Bad one · repeat 2');
    expect(ended.out).not.toContain('Bad two');
    expect(ended.out).toContain('2 of 4 passed (50%), 2 failed');
    expect(ended.out).toContain('FAILED  http');
  });

  it('ends with 2 when something errored, though something else failed', async () => {
    await addSuite(org, 'Broken', {
      'Broken one': [say('Hello'), errors],
      'Broken two': [say('Hello'), fails],
    });
    const ended = await cli.run(['run', 'broken']);
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('ERROR  Broken one\n       Turn 1: ');
    expect(ended.out).toContain('1 conversation could not be judged.');
    expect(ended.out).toContain('NOT JUDGED  http');
  });

  it('ends with 2 when a conversation checks nothing, unless that is allowed', async () => {
    await addSuite(org, 'Blank', {
      'Blank one': [say('Hello')],
      'Blank two': [say('Hello'), passes],
    });
    const strict = await cli.run(['run', 'Blank']);
    expect(strict.code).toBe(2);
    expect(strict.out).toContain('1 conversation checks nothing: that is no pass.');
    expect((await cli.run(['run', 'Blank', '--allow-unchecked'])).code).toBe(0);
  });

  it('ends with 3 without access, and starts nothing', async () => {
    const { suiteId } = await addSuite(org, 'Closed', { 'Closed one': [say('Hello'), passes] });
    const wrong = await cli.run(['run', 'Closed'], { env: { ASSAY_TOKEN: `${token}x` } });
    expect(wrong.code).toBe(3);
    expect(wrong.err).toContain('The server doesn’t take this token');
    const readsOnly = await makeToken(org, ['*:read']);
    const readOnly = await cli.run(['run', 'Closed'], { env: { ASSAY_TOKEN: readsOnly } });
    expect(readOnly.code).toBe(3);
    expect(readOnly.err).toContain('This token can’t be used for runs:execute');
    expect((await org.as('viewer').runs.list({ suiteId })).items).toEqual([]);
  });

  it('ends with 3 without a server, a token, or a suite of that name', async () => {
    const nowhere = await cli.run(['run', 'Good'], { env: { ASSAY_URL: 'http://127.0.0.1:9' } });
    expect(nowhere.code).toBe(3);
    expect(nowhere.err).toMatch(/No server can be reached at http:\/\/127.0.0.1:9/);
    const nobody = await cli.run(['run', 'Good'], { env: { ASSAY_TOKEN: '' } });
    expect(nobody).toMatchObject({ code: 3, err: expect.stringContaining('assay login') });
    const unknown = await cli.run(['run', 'Goood']);
    expect(unknown.code).toBe(3);
    expect(unknown.err).toContain('There is no suite “Goood”.\nDid you mean “Good”?');
    const target = await cli.run(['run', 'Good', '--target', 'God shop']);
    expect(target.err).toContain('There is no target “God shop”.\nDid you mean “Good shop”');
    expect((await cli.run(['run', 'Good', '--environment', 'moon'])).code).toBe(3);
  });

  it('says which replies were used again, and asks for them anew when told to', async () => {
    const double = await startOpenAiDouble();
    try {
      const { suiteId } = await addSuite(org, 'Kept', { 'Kept one': [say('Hello'), passes] });
      const api = org.as('admin');
      await api.replyCache.set({ isOn: true, keptDays: 7 });
      const key = 'sk-test-0123456789abcdef';
      await api.apiKeys.set({
        provider: 'OPENAI_COMPATIBLE',
        key,
        baseUrl: `${double.url}/v1`,
      });
      await api.targets.create({
        kind: 'MODEL',
        name: 'Kept model',
        promptId: null,
        config: { provider: 'OPENAI_COMPATIBLE', model: 'm' },
      });
      const play = ['run', 'Kept', '--target', 'Kept model'];
      const ended = [];
      for (const more of [[], [], ['--ask-anew']]) ended.push(await cli.run([...play, ...more]));
      expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(ended.map(({ out }) => out.includes('1 reply used again'))).toEqual([
        false,
        true,
        false,
      ]);
      expect(double.requests).toHaveLength(2);
      expect((await api.runs.list({ suiteId })).items).toHaveLength(3);
    } finally {
      await double.close();
    }
  });

  it('cancels the run when it is interrupted, waits for that, and ends with 2', async () => {
    const { suiteId } = await addSuite(
      org,
      'Slow',
      { 'Slow one': [say('Hello'), passes], 'Slow two': [say('Hello'), passes] },
      { latencyMs: 10_000 },
    );
    const started = cli.start(['run', 'Slow', '--json', 'slow.json']);
    await started.says('Slow #');
    started.signal();
    const ended = await started.ended;
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('Cancelling run #');
    expect(ended.out).toContain('The run was cancelled.');
    expect((await latestRun(suiteId)).status).toBe('CANCELLED');
    expect(JSON.parse(cli.read('slow.json'))).toMatchObject({ status: 'CANCELLED' });
  });

  it('cancels the run when it takes longer than it may', async () => {
    const { suiteId } = await addSuite(
      org,
      'Slower',
      { 'Slower one': [say('Hello'), passes] },
      { latencyMs: 10_000 },
    );
    const ended = await cli.run(['run', 'Slower', '--timeout', '1s']);
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('It took longer than it may, and was cancelled.');
    expect((await latestRun(suiteId)).status).toBe('CANCELLED');
  });

  it('leaves at once when it is interrupted twice', async () => {
    await addSuite(org, 'Slowest', { 'Slowest one': [say('Hi'), passes] }, { latencyMs: 10_000 });
    const proxy = await rudeProxy(server.url, { streams: 'whole' });
    proxy.held.add('runs.cancel');
    try {
      const started = cli.start(['run', 'Slowest'], { env: { ASSAY_URL: proxy.url } });
      await started.says('Slowest #');
      started.signal('SIGTERM');
      await started.says('Cancelling run #');
      started.signal('SIGTERM');
      const ended = await started.ended;
      expect(ended).toMatchObject({
        code: 2,
        err: expect.stringContaining('Left at once. The run'),
      });
    } finally {
      await proxy.close();
    }
  });
});

describe('assay run with a baseline', { timeout: 60_000 }, () => {
  it('fails for a regression alone, and says which', async () => {
    const { suiteId, scenarioIds } = await addSuite(org, 'Shop', {
      'Was good': [say('Hello'), passes],
      'Was bad': [say('Hello'), fails],
    });
    const gate = ['--baseline', 'previous', '--max-regressions', '0'];
    const first = await cli.run(['run', 'Shop', ...gate]);
    expect(first).toMatchObject({ code: 1, out: expect.stringContaining('no earlier run') });
    const same = await cli.run(['run', 'Shop', ...gate, '--markdown', 'same.md']);
    expect(same.code).toBe(0);
    expect(same.out).toContain('0 regressed, 0 fixed, 1 still failing, 1 unchanged.');
    expect(same.out).toMatch(/Gate passed: 0 regressions/);
    expect(cli.read('same.md')).toMatch(/\*\*Gate passed\*\*: 0 regressions[^\n]*\n\n<http/);

    const editor = org.as('editor');
    // A part of it that was played again is nothing that a whole run is compared with.
    const runId = (await latestRun(suiteId)).id;
    const part = { runId, which: 'failed' as const, idempotencyKey: newId() };
    await runEvent(org, (await editor.runs.startFrom(part)).id);
    const again = await cli.run(['run', 'Shop', ...gate]);
    expect(again.out).toContain('0 regressed, 0 fixed, 1 still failing, 1 unchanged.');

    const { number } = await latestRun(suiteId);
    const { id, version } = await editor.scenarios.get({ id: scenarioIds[0] ?? '' });
    await editor.scenarios.update({
      id,
      baseVersion: version,
      name: 'Was good',
      description: '',
      tags: [],
      turns: [say('Hello'), fails],
    });
    const worse = await cli.run([
      ...['run', 'Shop', '--baseline', `#${number}`, '--max-regressions', '0'],
      ...['--junit', 'worse.xml'],
    ]);
    expect(worse.code).toBe(1);
    expect(worse.out).toContain('FAIL   Was good (regressed)');
    expect(worse.out).toContain('FAIL   Was bad\n');
    expect(worse.out).toContain(`Against #${number}: 1 regressed`);
    expect(worse.out).toContain('Gate failed: 1 regression, at most 0 allowed.');
    const junit = cli.read('worse.xml');
    expect(junit).toContain(
      `<testsuites name="Shop #${number + 1}" tests="2" failures="2" errors="0"`,
    );
    expect(junit).toContain('message="Turn 1: Missing &quot;unfindable&quot;"');
  });

  it('asks only as much as the pass rate does', async () => {
    await addSuite(org, 'Half', {
      'Half one': [say('Hello'), passes],
      'Half two': [say('Hello'), fails],
    });
    const enough = await cli.run(['run', 'Half', '--min-pass-rate', '50%']);
    expect(enough).toMatchObject({ code: 0, out: expect.stringContaining('Gate passed') });
    const more = await cli.run(['run', 'Half', '--min-pass-rate', '0.51']);
    expect(more).toMatchObject({ code: 1, out: expect.stringContaining('Gate failed') });
  });

  it('takes no run that is not there', async () => {
    for (const [said, words] of [
      ['99999', 'There is no run #99999.'],
      ['018f0000-0000-7000-8000-000000000000', 'There is no run 018f'],
      ['production', 'is no run, and no label'],
    ] as const) {
      const ended = await cli.run(['run', 'Good', '--baseline', said]);
      expect(ended).toMatchObject({ code: 3, err: expect.stringContaining(words) });
    }
  });
});

describe('behind a proxy', { timeout: 60_000 }, () => {
  it('that cuts streams, a run is followed to its end all the same', async () => {
    await addSuite(
      org,
      'Cut',
      { 'Cut one': [say('Hi'), passes, say('And?'), passes] },
      { latencyMs: 700 },
    );
    const proxy = await rudeProxy(server.url, { streams: { cut: 150 } });
    try {
      const ended = await cli.run(['run', 'Cut'], { env: { ASSAY_URL: proxy.url } });
      expect(ended.code).toBe(0);
      expect(proxy.counts.get('runs.watch')).toBeGreaterThan(1);
    } finally {
      await proxy.close();
    }
  });

  it('that lets no stream through, the run is asked for instead', async () => {
    await addSuite(org, 'Held', { 'Held one': [say('Hi'), passes] });
    const proxy = await rudeProxy(server.url, { streams: 'kept' });
    try {
      const ended = await cli.run(['run', 'Held'], { env: { ASSAY_URL: proxy.url } });
      expect(ended.code).toBe(0);
      expect(proxy.counts.get('runs.get')).toBeGreaterThanOrEqual(1);
    } finally {
      await proxy.close();
    }
  });

  it('that is away for a moment, nothing is lost and one run is started', async () => {
    const { suiteId } = await addSuite(
      org,
      'Away',
      { 'Away one': [say('Hi'), passes] },
      { latencyMs: 1_500 },
    );
    const proxy = await rudeProxy(server.url, { streams: { cut: 300 } });
    try {
      const started = cli.start(['run', 'Away'], { env: { ASSAY_URL: proxy.url } });
      await started.says('Away #');
      proxy.isAway = true;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      proxy.isAway = false;
      expect((await started.ended).code).toBe(0);
      expect((await org.as('viewer').runs.list({ suiteId })).items).toHaveLength(1);
    } finally {
      await proxy.close();
    }
  });
});
