import { beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { judgedRun } from '#server/testing/runs/judged-run.ts';
import { markDropped } from '../../evidence/mark-dropped.ts';

const { services } = await openTestServices();
let org: TestOrg;
beforeEach(async () => {
  org = await makeOrg(services);
});

type Verdict = 'PASS' | 'FAIL';
const api = () => org.as('editor').runs;
const label = (itemId: string, verdict: Verdict, seen = 0) =>
  api().judge({ itemId, turn: 0, expectation: 0, seen, verdict, note: 'I see it so.' });

async function semanticRun(verdicts: (Verdict | 'ERROR')[]) {
  const conversations = verdicts.map((verdict) => [[verdict]]);
  return await judgedRun(org, { conversations, isSemantic: true });
}

describe('calibration', () => {
  it('counts the newest label of each verdict of substance, by judge', async () => {
    const { itemIds } = await semanticRun(['PASS', 'PASS', 'FAIL', 'ERROR']);
    const [a = '', b = '', c = '', d = ''] = itemIds;
    await label(a, 'PASS');
    await label(b, 'PASS');
    await label(b, 'FAIL', 1);
    await label(c, 'FAIL');
    await label(d, 'PASS');
    const text = await judgedRun(org, { conversations: [[['FAIL']]] });
    await label(text.itemIds[0] ?? '', 'PASS');

    const { judges, current } = await org.as('viewer').runs.calibration();
    expect(judges).toHaveLength(1);
    expect(judges[0]).toMatchObject({ isThere: true, isJudge: true, name: current?.name });
    expect(judges[0]?.agreement).toMatchObject({
      decided: 3,
      agreed: 2,
      errors: 1,
      isThin: true,
      confusion: { PASS: { PASS: 1, FAIL: 1 }, FAIL: { PASS: 0, FAIL: 1 } },
      reliability: [{ from: 0.8, to: 0.9, labels: 3, agreed: 2 }],
    });
    await api().takeBackVerdict({ itemId: a, turn: 0, expectation: 0, seen: 1 });
    const [judge] = (await api().calibration()).judges;
    expect(judge?.agreement).toMatchObject({ decided: 2, agreed: 1 });
  });

  it('lists where they differ, newest first, and keeps counting when the texts are gone', async () => {
    const { runId, itemIds } = await semanticRun(['PASS', 'FAIL', 'PASS']);
    const [a = '', b = '', c = ''] = itemIds;
    await label(a, 'FAIL');
    await label(b, 'PASS');
    await label(c, 'PASS');
    const first = await api().disagreements({ limit: 1 });
    const rest = await api().disagreements({ limit: 1, cursor: first.nextCursor });
    expect([first, rest].map(({ items }) => items.map(({ itemId }) => itemId))).toEqual([[b], [a]]);
    expect(rest.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({
      judgeVerdict: 'FAIL',
      verdict: 'PASS',
      note: 'I see it so.',
      rubric: 'Asks for patience, way 1.',
      reason: 'Said by the machine: FAIL',
      by: org.users.editor.name,
    });
    await org.open(async (scope) => {
      await scope.db
        .$executeRaw`update run set finished_at = now() - interval '1000 days' where id = ${runId}::uuid`;
      await markDropped(scope, 10);
    });
    const gone = (await api().disagreements({})).items;
    expect(gone.map(({ note, rubric, reason }) => [note, rubric, reason])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect((await api().calibration()).judges[0]?.agreement.decided).toBe(3);
  });

  it('gives what nobody labelled, the newest run first, each once', async () => {
    const old = await semanticRun(['PASS', 'ERROR']);
    const late = await semanticRun(['PASS', 'FAIL', 'PASS', 'PASS', 'FAIL', 'PASS']);
    await judgedRun(org, { conversations: [[['FAIL']]] });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await api().toLabel({ limit: 2, cursor });
      seen.push(...page.items.map(({ itemId }) => itemId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.slice(0, 6).sort()).toEqual([...late.itemIds].sort());
    expect(seen.slice(6)).toEqual([old.itemIds[0]]);

    const [next] = (await api().toLabel({ limit: 1 })).items;
    expect(next).toMatchObject({
      rubric: 'Asks for patience, way 1.',
      said: [{ userText: 'Question 1', replyText: 'Please wait a moment.' }],
      turnNumber: 1,
      seen: 0,
    });
    for (const itemId of late.itemIds) await label(itemId, 'PASS');
    const left = await api().toLabel({});
    expect(left.items.map(({ itemId }) => itemId)).toEqual([old.itemIds[0]]);
  });

  it('is of one organization, and labels are for who may judge', async () => {
    const { itemIds } = await semanticRun(['PASS']);
    await label(itemIds[0] ?? '', 'FAIL');
    const other = (await makeOrg(services, 'Other')).as('admin').runs;
    expect((await other.calibration()).judges).toEqual([]);
    expect((await other.disagreements({})).items).toEqual([]);
    expect((await other.toLabel({})).items).toEqual([]);
    expect(await refusal(org.as('viewer').runs.toLabel({}))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
