import { fillScenario } from './fill-scenario.ts';
import type { ScenarioContent } from './schema.ts';

export type PlayedRow = {
  /** The name of the row of its table; null where it has none. */
  dataRow: string | null;
  /** Filled in, without a table; `variables` are its own values and those of the row. */
  content: ScenarioContent;
};

/**
 * What a scenario is played as: once for each row of its table, or once. A row's value stands above the
 * scenario's own, and that above `outside`.
 */
export function playedRows(
  content: ScenarioContent,
  outside: Readonly<Record<string, string>>,
): PlayedRow[] {
  const fill = (dataRow: string | null, variables: Record<string, string>): PlayedRow => {
    const filled = fillScenario(content, { ...outside, ...variables });
    return { dataRow, content: { ...filled, data: null, variables } };
  };
  const { data, variables } = content;
  if (data === null) return [fill(null, variables)];
  return data.rows.map(({ name, values }) =>
    fill(name, {
      ...variables,
      ...Object.fromEntries(data.columns.map((column, i) => [column, values[i] ?? ''])),
    }),
  );
}
