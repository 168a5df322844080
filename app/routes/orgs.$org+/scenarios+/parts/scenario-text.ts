import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { describeExpectation } from './describe-expectation.ts';

/** A scenario as plain lines, for comparing versions. */
export function scenarioText({ locale, onFail, turns }: ScenarioContent): string {
  const head = [
    `Language: ${locale}`,
    `After a failure: ${onFail === 'STOP' ? 'stop' : 'go on'}`,
    '',
  ];
  const body = turns.flatMap((turn) => {
    if (turn.kind === 'USER') return ['User:', ...indented(turn.userText), ''];
    return ['The reply:', ...turn.expectations.flatMap((one) => indented(lineOf(one))), ''];
  });
  return [...head, ...body].join('\n').trimEnd();
}

function lineOf(spec: Parameters<typeof describeExpectation>[0]): string {
  const { verb, values, notes } = describeExpectation(spec);
  const said = values.map((value) => (spec.kind === 'REGEX' ? value : `“${value}”`)).join(', ');
  return `${verb} ${said}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
}
