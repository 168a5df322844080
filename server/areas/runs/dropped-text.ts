/** What is said wherever the evidence of a run is looked for that was dropped. */
export function droppedText({ keptDays }: { keptDays: number }): string {
  return `The results of this run were kept for ${keptDays.toLocaleString('en')} days, as the plan says; its figures stay.`;
}
