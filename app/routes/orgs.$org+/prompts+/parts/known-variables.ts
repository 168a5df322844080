import type { Environments } from '../../parts/use-environment.ts';

/** A variable as the editor shows it. */
export type KnownVariable = { id: string; key: string; value: string };

/** A variable with its values in environments, where it has others. */
type StoredVariable = KnownVariable & {
  overrides: readonly { environmentId: string; value: string }[];
};

/** The variables a page has read. */
export type KnownVariables = {
  items: readonly KnownVariable[];
  /** False when there are more, or when one may not see them. */
  isComplete: boolean;
};

/** The variables a page has read, and where they have other values. */
export type StoredVariables = {
  items: readonly StoredVariable[];
  isComplete: boolean;
  environments: Environments;
};

/** The variables of a page of them; null: one may not see any. */
export function storedVariables(
  page: { items: readonly StoredVariable[]; nextCursor: string | null } | null,
  environments: Environments,
): StoredVariables {
  return {
    items: page?.items ?? none,
    isComplete: page !== null && page.nextCursor === null,
    environments,
  };
}

/** The variables with the values they have in an environment, or with their own outside of any. */
export function variablesIn(
  { items, isComplete }: StoredVariables,
  environmentId: string | null,
): KnownVariables {
  return {
    items: items.map(({ id, key, value, overrides }) => ({
      id,
      key,
      value: overrides.find((one) => one.environmentId === environmentId)?.value ?? value,
    })),
    isComplete,
  };
}

const none: readonly StoredVariable[] = [];
