import type { KnownVariables } from './known-variables.ts';
import type { Preview } from './use-preview.ts';

/** What every part of a prompt is edited with. */
export type EditorWorld = {
  variables: KnownVariables;
  preview: Preview;
  /** Null where one may not create variables. */
  onCreate: ((name: string) => void) | null;
  readOnly: boolean;
};
