import type { Api, Run, RunItem } from '../api/open-api.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { oneLine, type Paint } from '../paint.ts';
import { lasting, wrapped } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import type { Comparison } from './ask-gate.ts';
import { doneOf } from './judge-run.ts';

/** So many conversations are printed; the rest is behind the link. */
const mostShown = 20;

type Result = {
  api: Api;
  run: Run;
  outcome: { code: ExitCode; why: string | null };
  comparison: Comparison | null;
  allowUnchecked: boolean;
};

/** Prints what did not pass, each with its sentence, then what all of it comes to. */
export async function showResult(terminal: Terminal, result: Result): Promise<void> {
  const { api, run, outcome, comparison } = result;
  const { out, width } = terminal;
  const paint = terminal.paint.out;
  const { shown, count } = await readFaults(api, run, result.allowUnchecked);
  const regressed = comparison?.regressed ?? new Set();
  for (const item of shown) {
    out(faultText(item, { run, paint, width, isWorse: regressed.has(item.id) }));
  }
  if (count > shown.length) out(`… and ${count - shown.length} more: ${api.linkTo(run)}`);
  if (count > 0) out('');
  if (comparison) for (const line of comparisonLines(comparison, paint)) out(line);
  out(sumText(run, paint));
  if (outcome.why !== null) out(paint.yellow(oneLine(outcome.why)));
  out(`${verdictText(outcome.code, paint)}  ${api.linkTo(run)}`);
}

type Fault = RunItem & { verdict: 'FAIL' | 'ERROR' | 'UNCHECKED' };

async function readFaults(api: Api, run: Run, allowUnchecked: boolean) {
  const wanted = (item: RunItem): item is Fault =>
    item.verdict === 'FAIL' ||
    item.verdict === 'ERROR' ||
    (item.verdict === 'UNCHECKED' && !allowUnchecked);
  const count = run.failCount + run.errorCount + (allowUnchecked ? 0 : run.uncheckedCount);
  const shown: Fault[] = [];
  for (let cursor: string | null = null, isMore = count > 0; isMore; ) {
    const page: Awaited<ReturnType<typeof api.rpc.runs.items.query>> =
      await api.rpc.runs.items.query({ runId: run.id, limit: 200, cursor });
    shown.push(...page.items.filter(wanted));
    cursor = page.nextCursor;
    isMore = cursor !== null && shown.length < Math.min(count, mostShown);
  }
  return { shown: shown.slice(0, mostShown), count };
}

const colors = { FAIL: 'red', ERROR: 'yellow', UNCHECKED: 'dim' } as const;

function faultText(
  item: Fault,
  o: { run: Run; paint: Paint; width: number; isWorse: boolean },
): string {
  const { run, paint, width, isWorse } = o;
  const target = run.targets.find(({ position }) => position === item.targetPosition);
  const parts = [
    item.scenarioName || `Scenario ${item.row + 1}`,
    item.dataRow,
    run.targets.length > 1 ? target?.name : null,
    run.repeats > 1 ? `repeat ${item.repeat}` : null,
  ].flatMap((part) => (part ? [oneLine(part)] : []));
  const head = `${paint[colors[item.verdict]](item.verdict.padEnd(5))}  ${paint.bold(parts.join(' · '))}${isWorse ? ` ${paint.red('(regressed)')}` : ''}`;
  const why = item.summary === null ? '' : wrapped(oneLine(item.summary), width, '       ');
  return why === '' ? head : `${head}\n${why}`;
}

function sumText(run: Run, paint: Paint): string {
  const { passCount, failCount, errorCount, uncheckedCount, itemCount } = run;
  const done = doneOf(run);
  const share =
    done < itemCount || done === 0
      ? ''
      : ` (${((passCount / done) * 100).toFixed(1).replace(/\.0$/, '')}%)`;
  const parts = [
    paint.bold(`${passCount} of ${itemCount} passed${share}`),
    failCount > 0 && paint.red(`${failCount} failed`),
    errorCount > 0 && paint.yellow(`${errorCount} errored`),
    uncheckedCount > 0 && `${uncheckedCount} unchecked`,
    done < itemCount && `${itemCount - done} not played`,
    run.durationMs !== null && lasting(run.durationMs),
    run.costMicroUsd !== null && run.costMicroUsd > 0 && moneyText(run.costMicroUsd),
  ].filter((part) => part !== false);
  return parts.join(', ');
}

function moneyText(microUsd: number): string {
  const usd = microUsd / 1_000_000;
  return `$${usd >= 1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

function comparisonLines({ lines, gate }: Comparison, paint: Paint): string[] {
  if (!gate) return [...lines];
  const head = gate.passed ? paint.green('Gate passed') : paint.red('Gate failed');
  const why = gate.reasons.map((reason) => oneLine(reason)).join(' ');
  return [...lines, why === '' ? head : `${head}: ${why}`];
}

function verdictText(code: ExitCode, paint: Paint): string {
  if (code === exitCodes.passed) return paint.green('PASSED');
  return code === exitCodes.failed ? paint.red('FAILED') : paint.yellow('NOT JUDGED');
}
