import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXml } from '#server/testing/read-xml.ts';
import type { ExportedItem, ExportedRun } from './exported.ts';
import { junitCase, junitHead, junitSuite, junitSuiteEnd, junitTail } from './junit.ts';

const target = { position: 0, name: 'Demo', promptName: null, promptVersion: null };
const run: ExportedRun = {
  id: 'r1',
  number: 7,
  suiteName: 'Smoke',
  status: 'COMPLETED',
  itemCount: 1,
  passCount: 0,
  failCount: 1,
  errorCount: 0,
  uncheckedCount: 0,
  durationMs: 1_000,
  startedAt: new Date('2026-01-02T03:04:05.678Z'),
  dropped: null,
  targets: [target],
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
  dataRow: null,
  scenario: { id: 's1', name: 'Returns', version: 1 },
  turns: [
    {
      userText: 'How long?',
      replyText: 'A <b>month</b> & more',
      verdict: 'FAIL',
      errorMessage: null,
      expectations: [
        {
          spec: { kind: 'MUST_CONTAIN', values: ['14 days'], caseSensitive: false },
          verdict: 'FAIL',
          evidence: { message: 'Missing "14 days"' },
        },
      ],
    },
  ],
};
const counts = { tests: 1, failures: 1, errors: 0, skipped: 0, timeMs: 1_234 };

function written(items: readonly ExportedItem[], of = run, repeats = 1) {
  const [column = target] = of.targets;
  return readXml(
    [
      junitHead(of, counts),
      junitSuite(of, column, counts),
      ...items.map((one) => junitCase(one, { run: of, target: column, repeats })),
      junitSuiteEnd,
      junitTail,
    ].join(''),
  );
}

describe('the JUnit report', () => {
  test('has a suite for a target and a case for a conversation', () => {
    const report = written([item]);
    expect(report.attributes).toEqual({
      name: 'Smoke #7',
      tests: '1',
      failures: '1',
      errors: '0',
      skipped: '0',
      time: '1.234',
    });
    const [suite] = report.children;
    expect(suite?.attributes).toMatchObject({ name: 'Demo', timestamp: '2026-01-02T03:04:05' });
    const [testcase] = suite?.children ?? [];
    expect(testcase?.attributes).toEqual({
      name: 'Returns',
      classname: 'Smoke.Demo',
      time: '1.234',
    });
    const [failure] = testcase?.children ?? [];
    expect(failure).toMatchObject({
      name: 'failure',
      attributes: { message: 'Turn 1: Missing "14 days"', type: 'FAIL' },
      text: 'Turn 1\nUser: How long?\nAssistant: A <b>month</b> & more\nFAIL: Missing "14 days"',
    });
  });

  test.each([
    [{ verdict: 'PASS' as const }, []],
    [{ verdict: 'ERROR' as const, errorReason: 'provider.429' }, ['error']],
    [{ verdict: 'UNCHECKED' as const }, ['skipped']],
    [{ verdict: null, status: 'CANCELLED' as const }, ['skipped']],
  ])('of %o holds %j', (more, expected) => {
    const [suite] = written([{ ...item, ...more }]).children;
    expect(suite?.children[0]?.children.map(({ name }) => name)).toEqual(expected);
  });

  test('names rows and repeats', () => {
    const [suite] = written([{ ...item, dataRow: 'gold', repeat: 2 }], run, 5).children;
    expect(suite?.children[0]?.attributes.name).toBe('Returns · gold [2 of 5]');
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    }),
    fc.constantFrom(
      ']]>',
      '<![CDATA[',
      '&amp;',
      '\r\n\t"\'',
      '\u0000\u001b[31m',
      '\ud800',
      '\ufffe',
    ),
  );
  /** What is left of a text where XML has no way to say the rest. */
  const sayable = (said: string) =>
    said.replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '');

  test('is read back as it was meant, whatever was said', () => {
    fc.assert(
      fc.property(text, text, text, (name, summary, reply) => {
        const turns = item.turns.map((turn) => ({ ...turn, replyText: reply }));
        const scenario = { ...item.scenario, name };
        const named = { ...run, suiteName: name, targets: [{ ...target, name }] };
        const report = written([{ ...item, scenario, summary, turns }], named);
        const [suite] = report.children;
        const [testcase] = suite?.children ?? [];
        const [failure] = testcase?.children ?? [];
        expect(testcase?.attributes.name).toBe(sayable(name));
        expect(suite?.attributes.name).toBe(sayable(name));
        expect(failure?.attributes.message).toBe(sayable(summary));
        expect(failure?.text).toContain(sayable(`Assistant: ${reply}`));
      }),
    );
  });
});
