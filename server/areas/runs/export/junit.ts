import { scenarioLabel } from '../scenario-label.ts';
import type { ExportedItem, ExportedRun, ExportedTarget } from './exported.ts';
import { turnsText } from './turn-text.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/** The conversations of one target, or of all, by what JUnit calls them. */
export type JunitCounts = {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  timeMs: number;
};

/** Begins a report: one `testsuite` for each target, one `testcase` for each conversation. */
export function junitHead(run: ExportedRun, all: JunitCounts): string {
  const name = `${run.suiteName} #${run.number}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${xmlAttributes({ name, ...counted(all) })}>\n`;
}

export const junitTail = '</testsuites>\n';

export function junitSuite(run: ExportedRun, target: ExportedTarget, counts: JunitCounts): string {
  const attributes = {
    name: target.name,
    ...counted(counts),
    timestamp: run.startedAt?.toISOString().slice(0, 19) ?? null,
  };
  return `  <testsuite${xmlAttributes(attributes)}>\n`;
}

export const junitSuiteEnd = '  </testsuite>\n';

/**
 * One conversation. What nothing was expected of, and what was not played, is skipped: neither has passed.
 * @param repeats how often each is played; more than one is said in its name
 */
export function junitCase(
  item: ExportedItem,
  { run, target, repeats }: { run: ExportedRun; target: ExportedTarget; repeats: number },
): string {
  const label = scenarioLabel({ name: item.scenario.name, dataRow: item.dataRow });
  const attributes = xmlAttributes({
    name: repeats > 1 ? `${label} [${item.repeat} of ${repeats}]` : label,
    classname: `${run.suiteName}.${target.name}`,
    time: item.latencyMs === null ? null : seconds(item.latencyMs),
  });
  const outcome = outcomeOf(item);
  if (outcome === '') return `    <testcase${attributes}/>\n`;
  return `    <testcase${attributes}>\n      ${outcome}\n    </testcase>\n`;
}

function outcomeOf(item: ExportedItem): string {
  const message = item.summary;
  if (item.verdict === 'PASS') return '';
  if (item.verdict === 'FAIL') {
    return `<failure${xmlAttributes({ message: message ?? 'Failed', type: 'FAIL' })}>${detail(item)}</failure>`;
  }
  if (item.verdict === 'ERROR') {
    const type = item.errorReason ?? 'ERROR';
    return `<error${xmlAttributes({ message: message ?? 'Error', type })}>${detail(item)}</error>`;
  }
  const why = item.verdict === 'UNCHECKED' ? 'Nothing is expected of its replies' : 'Not played';
  return `<skipped${xmlAttributes({ message: why })}/>`;
}

function detail(item: ExportedItem): string {
  return xmlText(turnsText(item.turns));
}

function counted({ tests, failures, errors, skipped, timeMs }: JunitCounts) {
  return { tests, failures, errors, skipped, time: seconds(timeMs) };
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
