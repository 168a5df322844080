import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { describeExpectation } from '../describe-expectation.ts';

/** An expectation as one says it: `contains any of “DHL”, “UPS”`. */
export function expectationWords(spec: ExpectationSpec): string {
  const { verb, values, notes } = describeExpectation(spec);
  const said = values.map((value) => `“${value}”`).join(', ');
  return [`${verb} ${said}`, ...notes].join(', ');
}
