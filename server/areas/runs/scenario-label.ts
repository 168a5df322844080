/** What a row of the matrix is called: the scenario, and the row of its table if it has one. */
export function scenarioLabel({ name, dataRow }: { name: string; dataRow: string | null }): string {
  return dataRow === null ? name : `${name} · ${dataRow}`;
}
