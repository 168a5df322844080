/** Two versions to look at; `base` is null when the first one stands alone. */
export type Compared = { chosen: number; base: number | null };

/**
 * The versions an address asks to compare: `?version=` (else `first`) with `?with=` (else the one
 * before). What is not a version between 1 and `newest` counts as not asked.
 */
export function comparedVersions(
  params: URLSearchParams,
  { first, newest }: { first: number; newest: number },
): Compared {
  const asked = (name: string) => {
    const text = params.get(name) ?? '';
    return /^[1-9]\d{0,8}$/.test(text) && Number(text) <= newest ? Number(text) : null;
  };
  const chosen = asked('version') ?? first;
  const other = asked('with');
  if (other !== null && other !== chosen) return { chosen, base: other };
  return { chosen, base: chosen > 1 ? chosen - 1 : null };
}
