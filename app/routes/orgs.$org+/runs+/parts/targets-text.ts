/** The targets of a run in a few words: "Staging and 2 more". */
export function targetsText(targets: readonly { name: string }[]): string {
  const [first, ...others] = targets;
  if (!first) return '';
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
}
