import { scenarioLabel } from '#server/areas/runs/schema.ts';

/** What a conversation is called: its scenario, and the row of its table if it has one. */
export function transcriptName(item: { scenarioName: string; dataRow: string | null }): string {
  return scenarioLabel({ name: item.scenarioName, dataRow: item.dataRow });
}
