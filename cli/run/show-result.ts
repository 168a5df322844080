import type { Api, Run } from '../api/open-api.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { oneLine, type Paint } from '../paint.ts';
import { counted, lasting, wrapped } from '../share/words.ts';
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

type RowPage = Awaited<ReturnType<Api['rpc']['runs']['rows']['query']>>;
type Row = RowPage['rows'][number];
type Fault = Row['items'][number] & {
  verdict: 'FAIL' | 'ERROR' | 'UNCHECKED';
  /** Its scenario, and the row of its table if there is one. */
  names: readonly (string | null)[];
};

async function readFaults(api: Api, run: Run, allowUnchecked: boolean) {
  const notPassed = run.failCount + run.errorCount;
  const unchecked = allowUnchecked ? 0 : run.uncheckedCount;
  const shown = [
    ...(await readFirst(api, run, { verdict: 'notPassed', count: notPassed })),
    ...(await readFirst(api, run, { verdict: 'unchecked', count: unchecked })),
  ];
  return { shown: shown.slice(0, mostShown), count: notPassed + unchecked };
}

/** The first conversations of a kind, of which the run has `count`. */
async function readFirst(
  api: Api,
  run: Run,
  { verdict, count }: { verdict: 'notPassed' | 'unchecked'; count: number },
): Promise<Fault[]> {
  const found: Fault[] = [];
  let from: number | null = 0;
  while (from !== null && found.length < Math.min(count, mostShown)) {
    const page: RowPage = await api.rpc.runs.rows.query({
      runId: run.id,
      from,
      limit: mostShown,
      filter: { verdict },
    });
    found.push(...page.rows.flatMap((row) => faultsIn(row, verdict)));
    from = page.next;
  }
  return found;
}

/** A row is given whole, with what passed in it. */
function faultsIn({ name, row, dataRow, items }: Row, kind: 'notPassed' | 'unchecked'): Fault[] {
  const names = [name || `Scenario ${row + 1}`, dataRow];
  return items.flatMap((item) => {
    const { verdict } = item;
    if (verdict === null || verdict === 'PASS') return [];
    return (verdict === 'UNCHECKED') === (kind === 'unchecked')
      ? [{ ...item, verdict, names }]
      : [];
  });
}

const colors = { FAIL: 'red', ERROR: 'yellow', UNCHECKED: 'dim' } as const;

function faultText(
  item: Fault,
  o: { run: Run; paint: Paint; width: number; isWorse: boolean },
): string {
  const { run, paint, width, isWorse } = o;
  const target = run.targets.find(({ position }) => position === item.targetPosition);
  const parts = [
    ...item.names,
    run.targets.length > 1 ? target?.name : null,
    run.repeats > 1 ? `repeat ${item.repeat}` : null,
  ].flatMap((part) => (part ? [oneLine(part)] : []));
  const head = `${paint[colors[item.verdict]](item.verdict.padEnd(5))}  ${paint.bold(parts.join(' · '))}${isWorse ? ` ${paint.red('(regressed)')}` : ''}`;
  const why = item.summary === null ? '' : wrapped(oneLine(item.summary), width, '       ');
  return why === '' ? head : `${head}\n${why}`;
}

function sumText(run: Run, paint: Paint): string {
  const { passCount, failCount, errorCount, uncheckedCount, itemCount, cachedCount } = run;
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
    cachedCount > 0 && `${counted(cachedCount, 'reply', 'replies')} used again`,
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
