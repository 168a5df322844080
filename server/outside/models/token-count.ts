/** More than any model reads or writes in one call; the turns of a conversation together stay below 2^31. */
const mostTokens = 10_000_000;

/** How many tokens a server says it took; null where it says nothing, or what can't be: that is not known. */
export function tokenCount(told: number | null | undefined): number | null {
  const isCount = Number.isInteger(told) && told != null && told >= 0 && told <= mostTokens;
  return isCount ? told : null;
}
