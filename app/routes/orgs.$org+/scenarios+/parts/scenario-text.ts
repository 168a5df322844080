import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { describeExpectation } from './describe-expectation.ts';

/** A scenario as plain lines, for comparing versions. */
export function scenarioText(content: ScenarioContent): string {
  const { locale, onFail, threshold, turns } = content;
  const head = [
    `Language: ${locale}`,
    `After a failure: ${onFail === 'STOP' ? 'stop' : 'go on'}`,
    ...(threshold === null ? [] : [`Passes from: ${Math.round(threshold * 10_000) / 100} %`]),
    '',
    ...variableLines(content.variables),
    ...dataLines(content.data),
  ];
  const body = turns.flatMap((turn) => {
    if (turn.kind === 'USER') return ['User:', ...indented(turn.userText), ''];
    const sample = turn.sample ? ['  Sample reply:', ...indented(turn.sample, '    ')] : [];
    const expected = turn.expectations.flatMap((one) => indented(lineOf(one)));
    return ['The reply:', ...expected, ...sample, ''];
  });
  return [...head, ...body].join('\n').trimEnd();
}

function variableLines(variables: ScenarioContent['variables']): string[] {
  const lines = Object.entries(variables).flatMap(([name, value]) => [
    `  ${name}:`,
    ...indented(value, '    '),
  ]);
  return lines.length === 0 ? [] : ['Variables:', ...lines, ''];
}

function dataLines(data: ScenarioContent['data']): string[] {
  if (!data) return [];
  const rows = data.rows.flatMap(({ name, values }) => [
    `  ${name}:`,
    ...data.columns.flatMap((column, at) => indented(`${column}: ${values[at] ?? ''}`, '    ')),
  ]);
  return ['Data rows:', ...rows, ''];
}

function lineOf(spec: Parameters<typeof describeExpectation>[0]): string {
  const { verb, values, notes } = describeExpectation(spec);
  const said = values.map((value) => (spec.kind === 'REGEX' ? value : `“${value}”`)).join(', ');
  const all = spec.weight === undefined ? notes : [...notes, `weight ${spec.weight}`];
  return `${verb} ${said}${all.length > 0 ? ` (${all.join(', ')})` : ''}`;
}

function indented(text: string, by = '  '): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : by + line));
}
