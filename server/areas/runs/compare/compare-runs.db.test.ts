import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { type AddedRun, addRun } from '#server/testing/runs/add-run.ts';
import { classify } from './classify.ts';
import type { CellCounts } from './outcome.ts';

const { services } = await openTestServices();
let org: TestOrg;
beforeEach(async () => {
  org = await makeOrg(services);
});

type Verdicts = AddedRun['verdicts'];
const targetId = newId();
const scenarioIds = Array.from({ length: 8 }, newId);

/** A run of one target and one repeat; each text is a scenario's verdict. */
function runOf(
  verdicts: readonly (Verdicts[number][number][number] | undefined)[],
  more: Partial<AddedRun> = {},
) {
  const there = verdicts.flatMap((verdict, index) =>
    verdict === undefined ? [] : [{ verdict, scenarioId: scenarioIds[index] ?? '' }],
  );
  return addRun(org, {
    targets: [{ targetId }],
    scenarios: there.map(({ scenarioId }) => ({
      scenarioId,
      name: `S${scenarioIds.indexOf(scenarioId)}`,
    })),
    verdicts: there.map(({ verdict }) => [[verdict]]),
    ...more,
  });
}

describe('runs.compare', () => {
  it('shows what got worse first, and counts everything', async () => {
    const baseId = await runOf(['PASS', 'PASS', 'FAIL', 'FAIL', 'PASS', 'PASS', undefined, 'PASS']);
    const runId = await runOf([
      'PASS',
      'FAIL',
      'PASS',
      'ERROR',
      undefined,
      'ERROR',
      'PASS',
      'PASS',
    ]);
    const { compare } = org.as('stakeholder').runs;
    const answer = await compare({ runId, baseline: { runId: baseId } });
    expect(answer.cells.map((cell) => [cell.class, cell.name])).toEqual([
      ['regressed', 'S1'],
      ['regressed', 'S5'],
      ['stillFailing', 'S3'],
      ['fixed', 'S2'],
      ['new', 'S6'],
      ['removed', 'S4'],
      ['unchanged', 'S0'],
      ['unchanged', 'S7'],
    ]);
    expect(answer.counts).toEqual({
      regressed: 2,
      stillFailing: 1,
      fixed: 1,
      new: 1,
      removed: 1,
      unchanged: 2,
    });
    expect(answer.errored).toMatchObject({ regressed: 1, stillFailing: 1, fixed: 0 });
    expect(answer.test).toMatchObject({ pairs: 6, worse: 2, better: 1 });
    expect(answer.test.p).toBeCloseTo(1);
    expect(answer.rates.run).toMatchObject({ passed: 4, checked: 7 });
    expect(answer.gate.passed).toBe(null);
    const [worst] = answer.cells;
    expect(worst?.base?.items).toMatchObject([{ repeat: 1, verdict: 'PASS', summary: null }]);
    expect(worst?.run?.items).toMatchObject([{ verdict: 'FAIL', summary: 'Turn 1: FAIL' }]);
    const api = org.as('viewer').runs;
    const item = await api.item({ itemId: worst?.run?.items[0]?.id ?? '' });
    expect(item).toMatchObject({ runId, scenarioName: 'S1' });
  });

  it('pages through all cells, by class and by name', async () => {
    const baseId = await runOf(['PASS', 'PASS', 'FAIL', 'FAIL', 'PASS', 'PASS', undefined, 'PASS']);
    const runId = await runOf([
      'PASS',
      'FAIL',
      'PASS',
      'ERROR',
      undefined,
      'ERROR',
      'PASS',
      'PASS',
    ]);
    const { compare } = org.as('viewer').runs;
    const asked = { runId, baseline: { runId: baseId } };
    const whole = await compare(asked);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: typeof whole = await compare({ ...asked, cursor, limit: 3 });
      paged.push(...page.cells.map(({ name }) => name));
      cursor = page.nextCursor;
      expect(page.counts).toEqual(whole.counts);
    } while (cursor !== null);
    expect(paged).toEqual(whole.cells.map(({ name }) => name));
    const some = await compare({ ...asked, classes: ['fixed', 'regressed'] });
    expect(some.cells.map(({ name }) => name)).toEqual(['S1', 'S5', 'S2']);
    expect((await compare({ ...asked, search: 's5' })).cells.map(({ name }) => name)).toEqual([
      'S5',
    ]);
    expect((await compare({ ...asked, search: '%' })).cells).toEqual([]);
  });

  it('judges the gate by everything, whatever is shown', async () => {
    const baseId = await runOf(['PASS', 'PASS', 'FAIL', 'FAIL']);
    const runId = await runOf(['PASS', 'ERROR', 'PASS', 'FAIL']);
    const { compare } = org.as('viewer').runs;
    const asked = { runId, baseline: { runId: baseId }, classes: ['fixed' as const] };
    const gateOf = async (gate: { maxRegressions?: number; minPassRate?: number }) =>
      (await compare({ ...asked, gate })).gate;
    expect(await gateOf({ maxRegressions: 1 })).toMatchObject({ passed: true });
    expect(await gateOf({ maxRegressions: 0 })).toEqual({
      passed: false,
      reasons: [
        '1 regression, at most 0 allowed.',
        '1 conversation ended in an error and counts as not passed.',
      ],
    });
    expect(await gateOf({ maxRegressions: 1, minPassRate: 0.6 })).toMatchObject({
      passed: false,
      reasons: [
        '2 of 4 checked conversations passed (50 %), at least 60 % needed.',
        '1 regression, at most 1 allowed.',
        '1 conversation ended in an error and counts as not passed.',
      ],
    });
    const cancelled = await runOf(['PASS', null, 'PASS', 'FAIL'], { status: 'CANCELLED' });
    const answer = await compare({ ...asked, runId: cancelled, gate: { maxRegressions: 9 } });
    expect(answer.gate.passed).toBe(false);
    expect(answer.counts).toMatchObject({ regressed: 0, removed: 1 });
  });

  it('takes the completed run before it, or the newest that played what a label points at', async () => {
    const api = org.as('editor');
    const suiteId = newId();
    const prompt = await api.prompts.create({ name: 'Support', content: 'Be kind.' });
    await api.prompts.label({ id: prompt.id, name: 'production', version: 1 });
    const playing = (promptVersion: number) => ({
      suiteId,
      targets: [{ targetId, promptId: prompt.id, promptVersion }],
    });
    const first = await runOf(['PASS'], playing(1));
    const { compare } = org.as('viewer').runs;
    const missing = refusal(compare({ runId: first }));
    expect(await missing).toMatchObject({ code: 'NOT_FOUND', reason: 'runs.noBaseline' });

    const second = await runOf(['PASS'], playing(1));
    const third = await runOf(['PASS'], playing(2));
    await runOf(['FAIL'], { ...playing(2), status: 'CANCELLED' });
    await runOf(['FAIL'], { suiteId: newId() });
    const last = await runOf(['FAIL'], playing(2));
    expect((await compare({ runId: last })).base.id).toBe(third);
    for (const named of [{ promptId: prompt.id }, { promptName: 'Support' }]) {
      const baseline = { promptLabel: { ...named, label: 'production' } };
      expect((await compare({ runId: last, baseline })).base.id).toBe(second);
      expect((await compare({ runId: second, baseline })).base.id).toBe(first);
    }
    const unknown = { promptLabel: { promptId: prompt.id, label: 'staging' } };
    expect(await refusal(compare({ runId: last, baseline: unknown }))).toMatchObject({
      reason: 'runs.noBaseline',
      message: 'The prompt has no label staging.',
    });
  });

  it('takes a run that was played whole before one that a rule or a cancel had cut short', async () => {
    const suiteId = newId();
    const { runs } = org.as('viewer');
    expect(await runs.baseline({ suiteId })).toBeNull();
    const cut = await runOf(['PASS', null, null], { suiteId });
    expect(await runs.baseline({ suiteId })).toMatchObject({ id: cut });
    const whole = await runOf(['PASS', 'PASS', 'PASS'], { suiteId });
    await runOf(['PASS', null, null], { suiteId });
    const part = await runOf(['FAIL'], { suiteId });
    await org.open((scope) =>
      scope.db.run.updateMany({ where: { id: part }, data: { sourceRunId: whole } }),
    );
    expect(await runs.baseline({ suiteId })).toMatchObject({ id: whole });
    const runId = await runOf(['PASS', 'FAIL', 'FAIL'], { suiteId });
    const { base, gate } = await runs.compare({ runId, gate: { maxRegressions: 0 } });
    expect(base.id).toBe(whole);
    expect(gate.passed).toBe(false);
    const other = await makeOrg(services, 'Stranger');
    expect(await other.as('viewer').runs.baseline({ suiteId })).toBeNull();
  });

  it('compares two targets of one run when told so', async () => {
    const runId = await addRun(org, {
      targets: [
        { targetId: newId(), name: 'Old' },
        { targetId: newId(), name: 'New' },
      ],
      scenarios: scenarioIds.slice(0, 2).map((scenarioId) => ({ scenarioId })),
      verdicts: [
        [['PASS'], ['FAIL']],
        [['FAIL'], ['PASS']],
      ],
    });
    const { compare } = org.as('viewer').runs;
    const same = await compare({ runId, baseline: { runId } });
    expect(same.counts).toMatchObject({ unchanged: 2, stillFailing: 2 });
    const targets = [{ base: 0, run: 1 }];
    const other = await compare({ runId, baseline: { runId }, targets });
    expect(other.counts).toMatchObject({ regressed: 1, fixed: 1, unchanged: 0, new: 0 });
    expect(other.cells.map(({ target }) => target)).toEqual([targets[0], targets[0]]);
    const wrong = compare({ runId, baseline: { runId }, targets: [{ base: 0, run: 2 }] });
    expect((await refusal(wrong)).reason).toBe('runs.noSuchColumn');
  });

  it('has nothing in common to show, and says so in figures', async () => {
    const baseId = await runOf(['PASS']);
    const runId = await runOf([undefined, 'PASS']);
    const { compare } = org.as('viewer').runs;
    const answer = await compare({
      runId,
      baseline: { runId: baseId },
      gate: { maxRegressions: 0 },
    });
    expect(answer).toMatchObject({ compared: 0, counts: { new: 1, removed: 1 } });
    expect(answer.gate.passed).toBe(false);
    expect(answer.test.text).toContain('Nothing was checked in both runs');
  });

  it('shows nothing of another organization, on either side', async () => {
    const mine = await runOf(['PASS']);
    const own = org;
    org = await makeOrg(services, 'Other');
    const theirs = await runOf(['PASS']);
    const { compare } = own.as('admin').runs;
    expect((await refusal(compare({ runId: theirs }))).code).toBe('NOT_FOUND');
    const baseline = { runId: theirs };
    expect((await refusal(compare({ runId: mine, baseline }))).code).toBe('NOT_FOUND');
  });
});

describe('pairing', () => {
  const verdict = fc.constantFrom('PASS', 'FAIL', 'ERROR', 'UNCHECKED', null);
  const anyRun = fc
    .record({
      targets: fc.uniqueArray(fc.constantFrom('t1', 't2', 't3'), { minLength: 1 }),
      scenarios: fc.array(
        fc.record({
          scenario: fc.nat(3),
          dataRow: fc.constantFrom(null, '', 'gold', 'silver'),
        }),
        { maxLength: 6 },
      ),
      repeats: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ targets, scenarios, repeats }) =>
      fc.record({
        targets: fc.constant(targets),
        scenarios: fc.constant(scenarios),
        verdicts: fc.array(
          fc.array(fc.array(verdict, { minLength: repeats, maxLength: repeats }), {
            minLength: targets.length,
            maxLength: targets.length,
          }),
          { minLength: scenarios.length, maxLength: scenarios.length },
        ),
      }),
    );
  type AnyRun = typeof anyRun extends fc.Arbitrary<infer Run> ? Run : never;
  const targetIds: Record<string, string> = { t1: newId(), t2: newId(), t3: newId() };

  /** Cells by what they are: scenario, row of its table, which of its kind, and target. */
  function cellsOf(run: AnyRun): Map<string, CellCounts> {
    const seen = new Map<string, number>();
    const cells = new Map<string, CellCounts>();
    for (const [row, { scenario, dataRow }] of run.scenarios.entries()) {
      const key = JSON.stringify([scenario, dataRow]);
      seen.set(key, (seen.get(key) ?? 0) + 1);
      for (const [column, target] of run.targets.entries()) {
        const repeats = run.verdicts[row]?.[column] ?? [];
        const count = (wanted: string | null) => repeats.filter((one) => one === wanted).length;
        cells.set(`${key} ${seen.get(key)} ${target}`, {
          passed: count('PASS'),
          failed: count('FAIL'),
          errored: count('ERROR'),
          unchecked: count('UNCHECKED'),
          unplayed: count(null),
        });
      }
    }
    return cells;
  }

  const add = (run: AnyRun) =>
    addRun(org, {
      targets: run.targets.map((name) => ({ targetId: targetIds[name] ?? '', name })),
      scenarios: run.scenarios.map(({ scenario, dataRow }) => ({
        scenarioId: scenarioIds[scenario] ?? '',
        dataRow,
      })),
      verdicts: run.verdicts,
    });

  it('is what its definition says, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, anyRun, async (base, run) => {
        const [before, after] = [cellsOf(base), cellsOf(run)];
        const expected = new Set([...before.keys(), ...after.keys()]);
        const shown = (b: CellCounts | null, r: CellCounts | null) =>
          JSON.stringify([classify(b, r), b, r]);
        const answer = await org.as('viewer').runs.compare({
          runId: await add(run),
          baseline: { runId: await add(base) },
          limit: 200,
        });
        const plain = (side: (CellCounts & object) | null) =>
          side && {
            passed: side.passed,
            failed: side.failed,
            errored: side.errored,
            unchecked: side.unchecked,
            unplayed: side.unplayed,
          };
        expect(answer.cells.map((cell) => shown(plain(cell.base), plain(cell.run))).sort()).toEqual(
          [...expected].map((key) => shown(before.get(key) ?? null, after.get(key) ?? null)).sort(),
        );
        for (const { base: left, run: right } of answer.cells) {
          for (const side of [left, right]) {
            if (!side) continue;
            const verdicts = side.items.map((item) => item.verdict);
            expect(verdicts.filter((one) => one === 'PASS')).toHaveLength(side.passed);
            expect(verdicts.filter((one) => one === null)).toHaveLength(side.unplayed);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
