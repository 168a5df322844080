import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportedItem, ExportedRun } from './exported.ts';
import { markdownOf, mostListed } from './markdown.ts';

const run: ExportedRun = {
  id: 'r1',
  number: 7,
  suiteName: 'Smoke',
  status: 'COMPLETED',
  itemCount: 13,
  passCount: 8,
  failCount: 1,
  errorCount: 1,
  uncheckedCount: 3,
  durationMs: 1_000,
  startedAt: null,
  dropped: null,
  targets: [{ position: 0, name: 'Demo', promptName: null, promptVersion: null }],
};
const item: ExportedItem = {
  id: 'i1',
  targetPosition: 0,
  repeat: 1,
  status: 'DONE',
  verdict: 'FAIL',
  score: null,
  summary: 'Turn 1: Missing "14 days"',
  errorReason: null,
  latencyMs: 1_234,
  inputTokens: null,
  outputTokens: null,
  costMicroUsd: null,
  dataRow: 'gold',
  scenario: { id: 's1', name: 'Returns', version: 1 },
  turns: [],
};

describe('markdownOf', () => {
  test('says how it came out, then what did not pass', () => {
    const error = { ...item, verdict: 'ERROR' as const, dataRow: null, summary: 'Turn 1: 429' };
    expect(markdownOf(run, [error, item])).toBe(`### Smoke, run 7: errors

**8 of 10 checked conversations passed** (80 %, 95 % interval 49–94 %) · 1 failed · 1 error · 3 unchecked

| | Scenario | Target | Why |
| --- | --- | --- | --- |
| Error | Returns | Demo | Turn 1: 429 |
| Failed | Returns · gold | Demo | Turn 1: Missing "14 days" |
`);
  });

  test.each([
    [{ failCount: 0, errorCount: 0 }, '### Smoke, run 7: passed'],
    [{ errorCount: 0 }, '### Smoke, run 7: failed'],
    [{ status: 'CANCELLED' as const }, '### Smoke, run 7: cancelled before its end'],
    [
      { passCount: 0, failCount: 0, errorCount: 0, uncheckedCount: 13 },
      '### Smoke, run 7: nothing was checked',
    ],
  ])('of %o begins with %s', (more, first) => {
    expect(markdownOf({ ...run, ...more }, []).split('\n')[0]).toBe(first);
  });

  test('counts what was not played, and what it does not list', () => {
    const listed = Array.from({ length: mostListed }, () => item);
    const text = markdownOf({ ...run, itemCount: 2_000, failCount: 61 }, listed);
    expect(text).toContain('1,927 not played');
    expect(text).toContain('\n… and 12 more conversations that did not pass.\n');
  });

  test('says that the evidence is gone', () => {
    const dropped = { at: new Date(), keptDays: 30 };
    expect(markdownOf({ ...run, dropped }, [])).toContain('were kept for 30 days');
  });

  test('lets nothing that was said become part of the page', () => {
    const said = '| x |\n# Heading <img src=x> **bold** @team #1 `code` [a](b) https://x.test';
    const text = markdownOf(run, [{ ...item, summary: said }]);
    expect(text).toContain(
      '\\| x \\| #\u200b Heading \\<img src=x\\> \\*\\*bold\\*\\* @\u200bteam #\u200b1 \\`code\\` \\[a\\]\\(b\\) https://\u200bx.test |',
    );
  });

  test('has as many lines and cells whatever was said', () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[|\\\n\r`<#@ *]{0,20}$/),
      fc.string({ minLength: 1_000, maxLength: 2_000 }),
    );
    fc.assert(
      fc.property(any, any, (name, summary) => {
        const text = markdownOf(run, [
          { ...item, scenario: { ...item.scenario, name }, summary },
          item,
        ]);
        const rows = text.split(/[\n\r\u2028\u2029]/).filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(4);
        for (const row of rows) {
          // A bar that is escaped is part of a cell; a sign before it may itself be escaped.
          const bars = row.replace(/\\./gu, '').match(/\|/g);
          expect(bars).toHaveLength(5);
          expect(row.length).toBeLessThan(2_000);
        }
      }),
    );
  });
});
