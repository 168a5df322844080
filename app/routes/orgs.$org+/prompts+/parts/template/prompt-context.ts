import { Facet } from '@codemirror/state';

/** What the editor has to know to check a prompt. */
export type PromptContext = {
  /** Values of variables by name. */
  variables: Readonly<Record<string, string>>;
  /** True when `variables` has all there are. */
  isComplete: boolean;
  /** Names the server looked for and didn’t find. */
  missing: readonly string[];
  /** What the server found wrong with this text, 1-based; 0 where it has no place. */
  problem: { message: string; line: number; column: number } | null;
  /** Offers to create a variable; null where one may not. */
  onCreate: ((name: string) => void) | null;
};

const nothing: PromptContext = {
  variables: {},
  isComplete: false,
  missing: [],
  problem: null,
  onCreate: null,
};

export const promptContext = Facet.define<PromptContext, PromptContext>({
  combine: ([context]) => context ?? nothing,
});

/** True when no variable has this name, as far as it is known. */
export function isUnknown(
  { variables, isComplete, missing }: PromptContext,
  name: string,
): boolean {
  return missing.includes(name) || (isComplete && !Object.hasOwn(variables, name));
}
