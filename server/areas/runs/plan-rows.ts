import { checkFilled, playedRows } from '#server/areas/scenarios/index.ts';
import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { runErrors } from './errors.ts';
import { scenarioLabel } from './scenario-label.ts';

/** Characters of all scenarios of one run together, at most. */
export const mostText = 30_000_000;

export type LoadedScenario = {
  scenarioId: string;
  name: string;
  version: number;
  tags: readonly string[];
  /** As it is written. */
  content: ScenarioContent;
};

export type PlannedScenario = LoadedScenario & {
  row: number;
  /** The row of its table that is played; null where it has none. */
  dataRow: string | null;
};

/** How many rows of the matrix a scenario takes. */
export function countRows({ content }: LoadedScenario): number {
  return content.data?.rows.length ?? 1;
}

/**
 * The rows of a run's matrix: one for each scenario, or for each row of its table, with the values of now.
 * @throws runs.scenario when a value makes it something that can't be played
 */
export function planRows(
  scenarios: readonly LoadedScenario[],
  variables: Readonly<Record<string, string>>,
): PlannedScenario[] {
  const rows: PlannedScenario[] = [];
  let length = 0;
  // Scenario by scenario, so that too much text is noticed before all of it is there.
  for (const scenario of scenarios) {
    for (const played of playedRows(scenario.content, variables)) {
      const problem = checkFilled(played.content);
      const row = { ...scenario, ...played, row: rows.length };
      if (problem !== null) throw runErrors.scenario(scenarioLabel(row), problem);
      length += JSON.stringify(played.content).length;
      if (length > mostText) throw runErrors.tooMuchText();
      rows.push(row);
    }
  }
  return rows;
}
