import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { judgedRun } from '#server/testing/runs/judged-run.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import { markDropped } from '../evidence/mark-dropped.ts';

const { services } = await openTestServices();
let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  other = await makeOrg(services, 'Other');
});
beforeEach(async () => {
  org = await makeOrg(services);
});

const runs = (role: Parameters<TestOrg['as']>[0] = 'editor') => org.as(role).runs;
const runOf = (id: string) => runs('viewer').get({ id });
const itemOf = (itemId = '') => runs('viewer').item({ itemId });
const first = { turn: 0, expectation: 0, seen: 0 };
const pass = { ...first, verdict: 'PASS' as const, note: 'It is polite enough.' };
const fail = { ...first, verdict: 'FAIL' as const, note: 'It is rude.' };

/** As many conversations of one expectation as there are verdicts. */
async function simpleRun(verdicts: ('PASS' | 'FAIL' | 'ERROR')[], more: object = {}) {
  const conversations = verdicts.map((verdict) => [[verdict]]);
  return await judgedRun(org, { conversations, ...more });
}

describe('a verdict of a person', () => {
  it('holds in the turn, the conversation and the run, and the one before it stays to be seen', async () => {
    const { runId, itemIds } = await simpleRun(['PASS', 'FAIL']);
    const [, itemId = ''] = itemIds;
    expect(await runOf(runId)).toMatchObject({ verdict: 'FAIL', passCount: 1, failCount: 1 });
    expect(await runs().judge({ itemId, ...pass })).toEqual({ verdict: 'PASS' });

    const before = await runOf(runId);
    expect(before).toMatchObject({ verdict: 'PASS', passCount: 2, failCount: 0, doneCount: 2 });
    const item = await itemOf(itemId);
    expect(item).toMatchObject({ verdict: 'PASS', score: 1, summary: null });
    const [turn] = item.turns;
    expect(turn).toMatchObject({ verdict: 'PASS' });
    expect(turn?.expectations[0]).toMatchObject({
      verdict: 'PASS',
      machineVerdict: 'FAIL',
      evidence: { message: 'Said by the machine: FAIL' },
      human: { verdict: 'PASS', note: 'It is polite enough.', by: org.users.editor.name },
    });
    const [event] = (await org.as('admin').audit.list({ action: 'run.verdictGiven' })).items;
    expect(event?.details).toMatchObject({
      machine: 'FAIL',
      changes: expect.arrayContaining([
        expect.objectContaining({ field: 'verdict', before: 'FAIL', after: 'PASS' }),
      ]),
    });
  });

  it('is taken back, and everything is as it was', async () => {
    const { runId, itemIds } = await simpleRun(['PASS', 'FAIL']);
    const [itemId = ''] = itemIds;
    const [was, wasRun] = [await itemOf(itemId), await runOf(runId)];
    await runs().judge({ itemId, ...fail });
    expect(await itemOf(itemId)).toMatchObject({
      verdict: 'FAIL',
      summary: 'Turn 1: A person says it fails: It is rude',
    });
    expect(await runOf(runId)).toMatchObject({ passCount: 0, failCount: 2, verdict: 'FAIL' });
    await runs('project_manager').takeBackVerdict({ itemId, ...first, seen: 1 });

    const now = await itemOf(itemId);
    const [one] = now.turns[0]?.expectations ?? [];
    expect(one?.human).toBeNull();
    expect(one?.said.map(({ verdict, by }) => [verdict, by])).toEqual([
      [null, org.users.project_manager.name],
      ['FAIL', org.users.editor.name],
    ]);
    const { verdict, score, summary, errorReason } = was;
    expect(now).toMatchObject({ verdict, score, summary, errorReason });
    const { seq: _, ...sums } = await runOf(runId);
    expect(sums).toEqual({ ...wasRun, seq: undefined, ...sums });
    expect(sums).toMatchObject({ passCount: 1, failCount: 1, verdict: 'FAIL' });
    const again = runs().takeBackVerdict({ itemId, ...first, seen: 2 });
    expect(await refusal(again)).toMatchObject({ reason: 'runs.nothingSaid' });
  });

  it('that agrees is a label: nothing else changes', async () => {
    const { runId, itemIds } = await simpleRun(['FAIL'], { isSemantic: true });
    const [itemId = ''] = itemIds;
    const was = await itemOf(itemId);
    await runs().judge({ itemId, ...fail, note: '' });
    const now = await itemOf(itemId);
    expect(now).toMatchObject({ verdict: 'FAIL', summary: was.summary });
    expect(now.turns[0]?.expectations[0]?.human).toMatchObject({ verdict: 'FAIL', note: '' });
    expect(await runOf(runId)).toMatchObject({ failCount: 1, passCount: 0 });
  });

  it('that differs needs a note', async () => {
    const { itemIds } = await simpleRun(['FAIL']);
    const silent = runs().judge({ itemId: itemIds[0] ?? '', ...pass, note: '  ' });
    expect(await refusal(silent)).toMatchObject({ reason: 'runs.noteMissing', fields: ['note'] });
  });

  it('stands above an error, which nobody else could decide', async () => {
    const { runId, itemIds } = await simpleRun(['ERROR', 'PASS'], { isSemantic: true });
    await runs().judge({ itemId: itemIds[0] ?? '', ...pass });
    expect(await runOf(runId)).toMatchObject({ verdict: 'PASS', errorCount: 0, passCount: 2 });
  });

  it('leaves the worst of the others', async () => {
    const conversations = [[['FAIL', 'ERROR'] as const], [['PASS', 'PASS'] as const]];
    const { itemIds } = await judgedRun(org, { conversations });
    const [itemId = ''] = itemIds;
    expect(await runs().judge({ itemId, ...pass })).toEqual({ verdict: 'ERROR' });
    expect(await runs().judge({ itemId, ...pass, expectation: 1 })).toEqual({ verdict: 'PASS' });
    expect(await itemOf(itemId)).toMatchObject({ score: 1 });
  });

  it('moves the score, and the threshold decides', async () => {
    const conversations = [[['PASS', 'FAIL', 'FAIL', 'FAIL'] as const]];
    const { runId, itemIds } = await judgedRun(org, { conversations, threshold: 0.5 });
    const [itemId = ''] = itemIds;
    expect(await itemOf(itemId)).toMatchObject({ verdict: 'FAIL', score: 0.25 });
    expect(await runs().judge({ itemId, ...pass, expectation: 1 })).toEqual({ verdict: 'PASS' });
    expect(await itemOf(itemId)).toMatchObject({ verdict: 'PASS', score: 0.5 });
    expect(await runOf(runId)).toMatchObject({ verdict: 'PASS', passCount: 1 });
  });

  it('does not let a run pass that its failure had stopped', async () => {
    const { runId, itemIds } = await simpleRun(['PASS', 'FAIL']);
    // As a rule of the run would have left a third one out.
    await org.open((scope) =>
      scope.db.run.updateMany({
        where: { id: runId },
        data: { itemCount: 3, stopAfterFailures: 1, stoppedBy: 'FAILURES' },
      }),
    );
    await runs().judge({ itemId: itemIds[1] ?? '', ...pass });
    expect(await runOf(runId)).toMatchObject({ failCount: 0, passCount: 2, verdict: 'ERROR' });
    await runs().takeBackVerdict({ itemId: itemIds[1] ?? '', ...first, seen: 1 });
    expect(await runOf(runId)).toMatchObject({ failCount: 1, verdict: 'FAIL' });
  });

  it('does not let pass what was never played', async () => {
    const stopped = { conversations: [[['FAIL'] as const]], expected: [1, 1] };
    const { runId, itemIds } = await judgedRun(org, stopped);
    const [itemId = ''] = itemIds;
    expect(await runs().judge({ itemId, ...pass })).toEqual({ verdict: 'ERROR' });
    expect(await itemOf(itemId)).toMatchObject({
      errorReason: 'runs.notPlayedOn',
      summary: expect.stringContaining('the rest of it was never played'),
    });
    expect(await runOf(runId)).toMatchObject({ errorCount: 1, failCount: 0, verdict: 'ERROR' });
    await runs().takeBackVerdict({ itemId, ...first, seen: 1 });
    expect(await itemOf(itemId)).toMatchObject({
      verdict: 'FAIL',
      errorReason: null,
      summary: expect.stringContaining('stopped after turn 1'),
    });
  });

  it('may be given while the run goes on, which counts on from there', async () => {
    const { runId, itemIds, held } = await simpleRun(['FAIL', 'PASS'], { unplayed: 1 });
    const seq = (await runOf(runId)).seq;
    await runs().judge({ itemId: itemIds[0] ?? '', ...pass });
    const run = await runOf(runId);
    expect(run).toMatchObject({ status: 'RUNNING', verdict: null, passCount: 2, failCount: 0 });
    expect(run.seq).toBeGreaterThan(seq);
    const rest = await held.step({ capacity: 5 });
    const open = rest.isOver ? [] : rest.claimed.items;
    const outcomes = open.map(({ id }) => ({ id, played: failed }));
    await held.step({ outcomes, isLast: true });
    expect(await runOf(runId)).toMatchObject({
      status: 'COMPLETED',
      verdict: 'FAIL',
      passCount: 2,
      failCount: 1,
    });
    expect(open).toHaveLength(1);
  });

  it('waits until the conversation is over', async () => {
    const { runId } = await simpleRun(['PASS'], { unplayed: 1 });
    const { items } = await runs().items({ runId });
    const itemId = items.find(({ status }) => status !== 'DONE')?.id ?? '';
    const early = await refusal(runs().judge({ itemId, ...pass }));
    expect(early).toMatchObject({ reason: 'runs.notPlayed' });
  });

  it('is not given where the evidence is gone, and no note is left of the earlier ones', async () => {
    const { runId, itemIds } = await simpleRun(['FAIL']);
    const [itemId = ''] = itemIds;
    await runs().judge({ itemId, ...pass });
    await org.open(async (scope) => {
      await scope.db
        .$executeRaw`update run set finished_at = now() - interval '1000 days' where id = ${runId}::uuid`;
      await markDropped(scope, 10);
    });
    const late = runs().takeBackVerdict({ itemId, ...first, seen: 1 });
    expect(await refusal(late)).toMatchObject({ reason: 'runs.evidenceDropped' });
    expect(JSON.stringify(await itemOf(itemId))).not.toContain(pass.note);
  });

  it('names an expectation there is', async () => {
    const { itemIds } = await simpleRun(['FAIL']);
    const nothing = runs().judge({ itemId: itemIds[0] ?? '', ...pass, expectation: 7 });
    expect(await refusal(nothing)).toMatchObject({ reason: 'runs.expectationNotFound' });
  });

  it('is for those who may judge, in their own organization', async () => {
    const { itemIds } = await simpleRun(['FAIL']);
    const [itemId = ''] = itemIds;
    for (const role of ['operator', 'viewer', 'stakeholder'] as const) {
      expect(await refusal(runs(role).judge({ itemId, ...pass }))).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    const stranger = other.as('admin').runs.judge({ itemId, ...pass });
    expect(await refusal(stranger)).toMatchObject({ reason: 'runs.itemNotFound' });
  });

  it('stands in files with the one that was overruled', async () => {
    const { runId, itemIds } = await simpleRun(['FAIL', 'PASS']);
    await runs().judge({ itemId: itemIds[0] ?? '', ...pass });
    await runs().judge({ itemId: itemIds[1] ?? '', ...fail });
    const junit = JSON.stringify(await runs().export({ runId, format: 'junit' }));
    expect(junit).toContain(String.raw`failures=\"1\"`);
    expect(junit).toContain('it was judged PASS: Said by the machine: PASS');
    const { items } = await wholeRun(org.as('viewer'), runId);
    expect(items[0]?.turns[0]?.expectations[0]).toMatchObject({
      verdict: 'PASS',
      machineVerdict: 'FAIL',
      human: { verdict: 'PASS' },
    });
  });
});

const failed = {
  verdict: 'FAIL' as const,
  score: 0,
  summary: 'Turn 1: no',
  errorReason: null,
  errorMessage: null,
  turns: [],
  latencyMs: null,
  inputTokens: null,
  outputTokens: null,
  costMicroUsd: null,
};

describe('two people at once', () => {
  it('one is first; the other reads what was said before saying anything', async () => {
    const { runId, itemIds } = await simpleRun(['FAIL']);
    const [itemId = ''] = itemIds;
    const both = await Promise.allSettled([
      runs('editor').judge({ itemId, ...pass }),
      runs('project_manager').judge({ itemId, ...fail }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = await refusal(runs('editor').judge({ itemId, ...pass }));
    expect(late).toMatchObject({ code: 'CONFLICT', reason: 'runs.verdictChangedMeanwhile' });
    await runs('editor').judge({ itemId, ...pass, seen: 1 });
    const item = await itemOf(itemId);
    expect(item.turns[0]?.expectations[0]?.said).toHaveLength(2);
    expect(await runOf(runId)).toMatchObject({ passCount: 1, failCount: 0, verdict: 'PASS' });
  });

  it('about many conversations of one run, and none is lost', async () => {
    const { runId, itemIds } = await simpleRun(Array.from({ length: 12 }, () => 'FAIL' as const));
    await Promise.all(itemIds.map((itemId) => runs().judge({ itemId, ...pass })));
    expect(await runOf(runId)).toMatchObject({ passCount: 12, failCount: 0, verdict: 'PASS' });
  });
});
