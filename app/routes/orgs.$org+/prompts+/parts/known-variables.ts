/** A variable as the editor shows it. */
export type KnownVariable = { id: string; key: string; value: string };

/** The variables a page has read. */
export type KnownVariables = {
  items: readonly KnownVariable[];
  /** False when there are more, or when one may not see them. */
  isComplete: boolean;
};

/** The variables of a page of them; null: one may not see any. */
export function knownVariables(
  page: { items: readonly KnownVariable[]; nextCursor: string | null } | null,
): KnownVariables {
  return { items: page?.items ?? none, isComplete: page !== null && page.nextCursor === null };
}

const none: readonly KnownVariable[] = [];
