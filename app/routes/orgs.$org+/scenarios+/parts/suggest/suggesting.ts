import { createContext, useContext } from 'react';
import type { Draft } from '../draft.ts';

/** A model that can be asked for suggestions, with what keeps it from answering. */
export type SuggestingModel = { id: string; name: string; problem: string | null };

/** What suggestions are made from: who can be asked, and the scenario as it is written and saved. */
export type Suggesting = {
  models: readonly SuggestingModel[];
  draft: Draft;
  /** Null: it is not created yet. */
  scenarioId: string | null;
  isDirty: boolean;
};

/** Null where nothing can be suggested: nobody can be asked, or one may not ask. */
export const SuggestingContext = createContext<Suggesting | null>(null);

export function useSuggesting(): Suggesting | null {
  return useContext(SuggestingContext);
}
