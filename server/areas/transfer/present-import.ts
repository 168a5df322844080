import type { Reading } from '#server/documents/reading.ts';
import type { ImportPlan } from './plan-import.ts';

/** YAML shown for one thing, and for all, in UTF-16 code units: the rest is told as too long to show. */
const mostText = 40_000;
const mostTexts = 3_000_000;
const mostLines = 500;

/** A plan as people look at it. */
export function present(reading: Reading, plan: ImportPlan) {
  let left = mostTexts;
  const items = plan.items.map(({ document: _, current, before, after, ...item }) => {
    const isShown = item.change !== 'unchanged';
    const length = (before?.length ?? 0) + after.length;
    const fits = length <= mostText && length <= left;
    if (isShown && fits) left -= length;
    const texts = isShown && fits ? { before, after } : null;
    return { ...item, id: current?.id ?? null, isTooLong: isShown && !fits, texts };
  });
  const counts = { created: 0, changed: 0, unchanged: 0, conflicting: 0 };
  for (const { change } of items) counts[change] += 1;
  return {
    items,
    counts,
    environments: plan.environments,
    labels: plan.labels,
    needSecret: plan.needSecret,
    problems: reading.problems.slice(0, mostLines),
    unmapped: reading.unmapped.slice(0, mostLines),
    notes: reading.notes.slice(0, mostLines),
    /** How many there are in all; the lists hold at most 500 each. */
    totals: {
      problems: reading.problems.length,
      unmapped: reading.unmapped.length,
      notes: reading.notes.length,
    },
    /** Whether `apply` would do it. */
    isClean:
      reading.problems.length === 0 &&
      counts.conflicting === 0 &&
      counts.created + counts.changed > 0,
    hash: plan.hash,
  };
}
