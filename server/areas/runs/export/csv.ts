import { csvLine } from '#server/core/csv.ts';
import type { ExportedItem, ExportedRun } from './exported.ts';
import { turnsText } from './turn-text.ts';

const columns = [
  'run',
  'suite',
  'scenario',
  'data_row',
  'scenario_id',
  'scenario_version',
  'target',
  'prompt',
  'prompt_version',
  'repeat',
  'status',
  'verdict',
  'score',
  'summary',
  'error_reason',
  'latency_ms',
  'input_tokens',
  'output_tokens',
  'cost_usd',
  'item_id',
  'conversation',
];

export const csvHead = csvLine(columns);

/** One conversation in one line; what is unknown is empty, never 0. */
export function csvOf(run: ExportedRun, item: ExportedItem): string {
  const target = run.targets.find(({ position }) => position === item.targetPosition);
  const values = [
    run.number,
    run.suiteName,
    item.scenario.name,
    item.dataRow,
    item.scenario.id,
    item.scenario.version,
    target?.name ?? null,
    target?.promptName ?? null,
    target?.promptVersion ?? null,
    item.repeat,
    item.status,
    item.verdict,
    item.score,
    item.summary,
    item.errorReason,
    item.latencyMs,
    item.inputTokens,
    item.outputTokens,
    item.costMicroUsd === null ? null : (item.costMicroUsd / 1_000_000).toFixed(6),
    item.id,
    turnsText(item.turns),
  ];
  return csvLine(values.map((value) => (value === null ? null : String(value))));
}
