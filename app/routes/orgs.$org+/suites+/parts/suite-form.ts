import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { UpdateSuite } from '#server/areas/suites/schema.ts';

/** What is typed into the suite editor, of a new suite and of an existing one. */
export const SuiteForm = UpdateSuite.omit({ id: true });
export type SuiteForm = z.output<typeof SuiteForm>;
export type SuiteFormState = UseFormReturn<z.input<typeof SuiteForm>, unknown, SuiteForm>;

/** A scenario as lists of a suite show it. */
export type SuiteScenario = {
  id: string;
  name: string;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  locale: string;
  turnCount: number;
};

/** How many conversations a run plays. Archived scenarios are left out. */
export function conversationCount(
  scenarios: readonly Pick<SuiteScenario, 'status'>[],
  targetCount: number,
  repeats: number,
): number {
  return scenarios.filter(({ status }) => status !== 'ARCHIVED').length * targetCount * repeats;
}
