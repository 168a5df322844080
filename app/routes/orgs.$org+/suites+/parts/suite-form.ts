import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { CreateSuite, type SuiteFilter } from '#server/areas/suites/schema.ts';

/** What is typed into the suite editor: listed scenarios are kept while a filter is tried. */
export const SuiteForm = z.strictObject(CreateSuite.shape);
export type SuiteForm = z.output<typeof SuiteForm>;
export type SuiteFormState = UseFormReturn<z.input<typeof SuiteForm>, unknown, SuiteForm>;

export const emptySuite: SuiteForm = {
  name: '',
  description: '',
  repeats: 1,
  scenarioIds: [],
  targetIds: [],
  filter: null,
  environmentId: null,
  stopAfterFailures: null,
  stopAfterErrors: null,
  budgetMicroUsd: null,
};
export const emptyFilter: SuiteFilter = { tags: [], locale: null, status: null };

/** What is saved of it: a suite has a list or a filter. */
export function savedSuite(values: SuiteForm): SuiteForm {
  return values.filter ? { ...values, scenarioIds: [] } : values;
}

/** A scenario as lists of a suite show it. */
export type SuiteScenario = {
  id: string;
  name: string;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  locale: string;
  turnCount: number;
  /** How often it is played once: as often as its table has rows; unknown until it is saved. */
  rowCount?: number;
};

/** How many conversations a run plays. Archived scenarios are left out. */
export function conversationCount(
  scenarios: readonly Pick<SuiteScenario, 'status' | 'rowCount'>[],
  targetCount: number,
  repeats: number,
): number {
  const played = scenarios.filter(({ status }) => status !== 'ARCHIVED');
  return played.reduce((sum, { rowCount = 1 }) => sum + rowCount, 0) * targetCount * repeats;
}
