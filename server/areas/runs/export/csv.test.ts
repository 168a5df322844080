import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvHead, csvOf } from './csv.ts';
import type { ExportedItem, ExportedRun } from './exported.ts';

const run: ExportedRun = {
  id: 'r1',
  number: 7,
  suiteName: 'Smoke',
  status: 'COMPLETED',
  itemCount: 1,
  passCount: 1,
  failCount: 0,
  errorCount: 0,
  uncheckedCount: 0,
  durationMs: 1_000,
  startedAt: null,
  dropped: null,
  targets: [{ position: 0, name: 'Demo', promptName: 'Support', promptVersion: 3 }],
};
const item: ExportedItem = {
  id: 'i1',
  targetPosition: 0,
  repeat: 1,
  status: 'DONE',
  verdict: 'PASS',
  score: 1,
  summary: null,
  errorReason: null,
  latencyMs: 1_234,
  inputTokens: 10,
  outputTokens: 0,
  costMicroUsd: 31,
  dataRow: null,
  scenario: { id: 's1', name: 'Returns', version: 2 },
  turns: [
    { userText: 'Hi', replyText: 'Hello', verdict: 'PASS', errorMessage: null, expectations: [] },
  ],
};

const read = (text: string) => parse(text, { columns: true });

test('has one line for each conversation', () => {
  expect(read(csvHead + csvOf(run, item))).toEqual([
    {
      run: '7',
      suite: 'Smoke',
      scenario: 'Returns',
      data_row: '',
      scenario_id: 's1',
      scenario_version: '2',
      target: 'Demo',
      prompt: 'Support',
      prompt_version: '3',
      repeat: '1',
      status: 'DONE',
      verdict: 'PASS',
      score: '1',
      summary: '',
      error_reason: '',
      latency_ms: '1234',
      input_tokens: '10',
      output_tokens: '0',
      cost_usd: '0.000031',
      item_id: 'i1',
      conversation: 'Turn 1\nUser: Hi\nAssistant: Hello',
    },
  ]);
  expect(read(csvHead + csvOf(run, { ...item, costMicroUsd: null }))).toMatchObject([
    { cost_usd: '' },
  ]);
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[=+\-@\t\r",\n a]{0,8}$/),
);

test('is read back line by line, with nothing a spreadsheet would work out', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (said) => {
      const items = said.map(([name, summary, reply]) => ({
        ...item,
        scenario: { ...item.scenario, name },
        summary,
        turns: item.turns.map((turn) => ({ ...turn, replyText: reply })),
      }));
      const rows: unknown[] = read(csvHead + items.map((one) => csvOf(run, one)).join(''));
      const safe = (value: string) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
      expect(rows).toMatchObject(
        said.map(([name, summary, reply]) => ({
          scenario: safe(name),
          summary: safe(summary),
          conversation: `Turn 1\nUser: Hi\nAssistant: ${reply}`,
        })),
      );
    }),
  );
});
