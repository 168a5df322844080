import { countText } from '../count-text.ts';
import { droppedText } from '../dropped-text.ts';
import { scenarioLabel } from '../scenario-label.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import type { ExportedItem, ExportedRun } from './exported.ts';

/** Rows of a summary, at most: GitHub cuts a comment off at 65,536 characters. */
export const mostListed = 50;
/** Characters of one reason, at most. */
const longestReason = 300;

const states: Partial<Record<ExportedRun['status'], string>> = {
  QUEUED: 'queued',
  RUNNING: 'still running',
  CANCELLING: 'being cancelled',
  CANCELLED: 'cancelled before its end',
  FAILED: 'broke off',
};

/**
 * A run as a summary to paste into a pull request: how it came out, then what ended in an error or failed.
 * @param listed the first `mostListed` of what did not pass, errors first
 */
export function markdownOf(run: ExportedRun, listed: readonly ExportedItem[]): string {
  const notPassed = run.failCount + run.errorCount;
  const parts = [
    `### ${inline(run.suiteName)}, run ${run.number}: ${resultText(run)}`,
    countsText(run),
    ...(run.dropped ? [droppedText(run.dropped)] : []),
    ...(listed.length > 0 ? [table(run, listed)] : []),
    ...(notPassed > listed.length
      ? [`… and ${countText(notPassed - listed.length, 'more conversation')} that did not pass.`]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function resultText(run: ExportedRun): string {
  const state = states[run.status];
  if (state) return state;
  if (run.errorCount > 0) return 'errors';
  if (run.failCount > 0) return 'failed';
  return run.passCount > 0 ? 'passed' : 'nothing was checked';
}

function countsText(run: ExportedRun): string {
  const checked = run.passCount + run.failCount + run.errorCount;
  const unplayed = run.itemCount - checked - run.uncheckedCount;
  const { low, high } = wilsonInterval(run.passCount, checked);
  const percent = (share: number) => Math.round(share * 100);
  return [
    checked === 0
      ? '**Nothing was checked**'
      : `**${run.passCount.toLocaleString('en')} of ${countText(checked, 'checked conversation')} passed** (${Math.floor((run.passCount / checked) * 100 + 1e-9)} %, 95 % interval ${percent(low)}–${percent(high)} %)`,
    ...[
      [run.failCount, 'failed'] as const,
      [run.errorCount, run.errorCount === 1 ? 'error' : 'errors'] as const,
      [run.uncheckedCount, 'unchecked'] as const,
      [unplayed, 'not played'] as const,
    ]
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${count.toLocaleString('en')} ${word}`),
  ].join(' · ');
}

function table(run: ExportedRun, listed: readonly ExportedItem[]): string {
  const names = new Map(run.targets.map(({ position, name }) => [position, name]));
  const repeats = listed.some(({ repeat }) => repeat > 1);
  const lines = listed.map((item) => {
    const name = scenarioLabel({ name: item.scenario.name, dataRow: item.dataRow });
    return `| ${[
      item.verdict === 'ERROR' ? 'Error' : 'Failed',
      inline(name) + (repeats ? ` (repeat ${item.repeat})` : ''),
      inline(names.get(item.targetPosition) ?? ''),
      inline(item.summary ?? ''),
    ].join(' | ')} |`;
  });
  return ['| | Scenario | Target | Why |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/**
 * Text that stays text inside a line or a cell of a table: no markup, no HTML, and no one is called and
 * nothing is linked by an `@name`, a `#1` or an address in what an assistant said.
 */
function inline(text: string): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const signs = [...flat];
  const cut = signs.length > longestReason ? `${signs.slice(0, longestReason).join('')}…` : flat;
  return cut.replace(/[\\`*_{}[\]()<>|~!$&]/g, '\\$&').replace(/([@#]|:\/\/|www\.)/gi, '$1\u200b');
}
