import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { addMatrixRun, type MatrixCell } from '#server/testing/runs/add-matrix-run.ts';
import type { RowFilter } from '../schema.ts';

const { services } = await openTestServices();

const targetIds = [newId(), newId()];
const scenarioIds = Array.from({ length: 400 }, newId);
const pass: MatrixCell = ['PASS', 'PASS'];

const special = new Map<number, MatrixCell[]>([
  [3, [pass, ['FAIL', 'FAIL']]],
  [7, [['ERROR', 'ERROR'], pass]],
  [8, [['PASS', 'FAIL'], pass]],
  [9, [pass, ['UNCHECKED', 'UNCHECKED']]],
  [390, [pass, ['PASS', 'ERROR']]],
]);

function rowsWith(cellsOf: (row: number) => MatrixCell[]) {
  return scenarioIds.map((scenarioId, row) => ({
    scenarioId,
    name: row === 5 ? 'Gift 100%_card' : `Scenario ${row}`,
    tags: row % 100 === 3 ? ['billing'] : ['other'],
    locale: row === 390 ? 'de' : 'en',
    ...(row === 6 && { dataRow: 'Gold' }),
    cells: cellsOf(row),
  }));
}

let org: TestOrg;
let runId: string;
beforeAll(async () => {
  org = await makeOrg(services);
  const suiteId = newId();
  // Before, the fourth row had passed, and the last special one was not in the run.
  await addMatrixRun(org, {
    targetIds: [...targetIds].reverse(),
    suiteId,
    rows: rowsWith((row) =>
      special.get(row) && row !== 3 ? [...(special.get(row) ?? [])].reverse() : [pass, pass],
    ).slice(0, 390),
  });
  runId = await addMatrixRun(org, {
    targetIds,
    suiteId,
    rows: rowsWith((row) => special.get(row) ?? [pass, pass]),
  });
});

const api = () => org.as('viewer').runs;

/** All rows that a filter lets through, page by page, and how many pages that took. */
async function found(filter: RowFilter, limit = 50) {
  const rows: number[] = [];
  let from: number | null = 0;
  let pages = 0;
  while (from !== null) {
    const page: Awaited<ReturnType<ReturnType<typeof api>['rows']>> = await api().rows({
      runId,
      from,
      limit,
      filter,
    });
    rows.push(...page.rows.map(({ row }) => row));
    from = page.next;
    pages += 1;
  }
  return { rows, pages };
}

describe('rows of a run', () => {
  it('come by number, with all their conversations, until the end', async () => {
    const first = await api().rows({ runId, from: 395, limit: 3 });
    expect(first.rows.map(({ row, items }) => [row, items.length])).toEqual([
      [395, 4],
      [396, 4],
      [397, 4],
    ]);
    expect(first.next).toBe(398);
    expect((await api().rows({ runId, from: 398, limit: 3 })).next).toBeNull();
    expect(await api().rows({ runId, from: 5_000 })).toMatchObject({ rows: [], next: null });
  });

  it('are counted by the run, whatever page is read', async () => {
    expect(await api().get({ id: runId })).toMatchObject({ rowCount: 400 });
  });

  it('hold a few thousand conversations at a time, however many repeats a row has', async () => {
    const many: MatrixCell = Array.from({ length: 20 }, () => 'PASS' as const);
    const wide = await addMatrixRun(org, {
      targetIds: Array.from({ length: 10 }, newId),
      rows: scenarioIds.slice(0, 30).map((scenarioId, row) => ({
        scenarioId,
        name: `Wide ${row}`,
        cells: Array.from({ length: 10 }, () => many),
      })),
    });
    const page = await api().rows({ runId: wide });
    expect(page.rows).toHaveLength(10);
    expect(page.next).toBe(10);
  });
});

describe('a filter', () => {
  it.each<[RowFilter, number[]]>([
    [{ verdict: 'failed' }, [3, 8]],
    [{ verdict: 'errored' }, [7, 390]],
    [{ verdict: 'notPassed' }, [3, 7, 8, 390]],
    [{ verdict: 'unchecked' }, [9]],
    [{ verdict: 'waiting' }, []],
    [{ verdict: 'failed', target: 0 }, [8]],
    [{ verdict: 'errored', target: 1 }, [390]],
    [{ flaky: true }, [8, 390]],
    [{ flaky: true, target: 0 }, [8]],
    [{ changed: true }, [3]],
    [{ changed: true, target: 0 }, []],
    [{ tag: 'billing' }, [3, 103, 203, 303]],
    [{ locale: 'de' }, [390]],
    [{ tag: 'billing', verdict: 'failed' }, [3]],
    [{ locale: 'de', flaky: true, verdict: 'errored' }, [390]],
    [{ search: '100%_' }, [5]],
    [{ search: 'GOLD' }, [6]],
    [{ search: 'scenario 39' }, [39, 390, 391, 392, 393, 394, 395, 396, 397, 398, 399]],
    [{ search: 'nothing like it' }, []],
  ])('%j lets through what it says', async (filter, rows) => {
    expect((await found(filter)).rows).toEqual(rows);
    // However the pages fall, each row comes once and in order.
    expect((await found(filter, 1)).rows).toEqual(rows);
  });

  it('gives the conversations of the target alone where it names one', async () => {
    const page = await api().rows({ runId, filter: { verdict: 'failed', target: 1 } });
    expect(page.rows.map(({ items }) => items.map((one) => one.targetPosition))).toEqual([[1, 1]]);
  });

  it('tells what waits in a run that is played', async () => {
    const running = await addMatrixRun(org, {
      targetIds,
      status: 'RUNNING',
      rows: scenarioIds.slice(0, 4).map((scenarioId, row) => ({
        scenarioId,
        name: `S ${row}`,
        cells: [['PASS'], [row === 2 ? null : 'PASS']],
      })),
    });
    const page = await api().rows({ runId: running, filter: { verdict: 'waiting' } });
    expect(page.rows.map(({ row }) => row)).toEqual([2]);
  });

  it('ends a page after so many rows, so that a rare one does not take a scan of all', async () => {
    const many = Array.from({ length: 4_500 }, (_, row) => ({
      scenarioId: newId(),
      name: row === 4_400 ? 'Needle' : `Straw ${row}`,
      cells: [['PASS', row === 4_400 ? 'FAIL' : 'PASS'] as MatrixCell],
    }));
    const big = await addMatrixRun(org, { targetIds: targetIds.slice(0, 1), rows: many });
    const search = await api().rows({ runId: big, filter: { search: 'needle' } });
    expect(search).toMatchObject({ rows: [], next: 2_000 });
    const flaky = await api().rows({ runId: big, filter: { flaky: true }, from: 4_000 });
    expect(flaky).toMatchObject({ rows: [{ row: 4_400 }], next: null });
    const failed = await api().rows({ runId: big, filter: { verdict: 'failed' } });
    expect(failed).toMatchObject({ rows: [{ row: 4_400 }], next: null });
  }, 30_000);
});

describe('the past of a cell', () => {
  it('is how the same scenario and target came out before, the oldest first', async () => {
    const { cells } = await api().history({ runId, rows: [3, 8, 390] });
    const of = (row: number, targetPosition: number) =>
      cells.find((one) => one.row === row && one.targetPosition === targetPosition)?.runs;
    expect(of(3, 1)?.map(({ verdict }) => verdict)).toEqual(['PASS']);
    expect(of(8, 0)?.map(({ verdict }) => verdict)).toEqual(['FAIL']);
    expect(of(390, 0)).toBeUndefined();
  });
});

describe('figures', () => {
  it('sum up each target', async () => {
    expect(await api().figures({ id: runId })).toEqual({
      targets: [
        expect.objectContaining({
          position: 0,
          passCount: 797,
          failCount: 1,
          errorCount: 2,
          uncheckedCount: 0,
          flakyCount: 1,
          latencyMs: { p50: 2_000, p90: 3_600, p99: 3_960 },
          inputTokens: 800,
          outputTokens: 1_600,
          costMicroUsd: 2_400,
        }),
        expect.objectContaining({ position: 1, failCount: 2, uncheckedCount: 2, flakyCount: 1 }),
      ],
    });
  });
});
