import type { PlannedScenario } from './plan-rows.ts';

const mostChoices = 200;

/** Which tags and languages the scenarios of a run have, by name; the first 200 of each. */
export function filterChoices(scenarios: readonly Pick<PlannedScenario, 'tags' | 'content'>[]) {
  return {
    scenarioTags: sorted(scenarios.flatMap(({ tags }) => tags)),
    scenarioLocales: sorted(scenarios.map(({ content }) => content.locale)),
  };
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : 1)).slice(0, mostChoices);
}
