import { diffIndices } from 'node-diff3';

/** A stretch of a three-way merge; the stretches in order make up the whole of all three lists. */
export type Stretch<T> =
  | { by: 'nobody' | 'mine' | 'theirs' | 'both'; base: T[]; result: T[] }
  | { by: 'collision'; base: T[]; mine: T[]; theirs: T[] };

type Side = 'mine' | 'theirs';
type Hunk = { side: Side; from: number; to: number; at: number; end: number };

/**
 * Merges two lists that come from a third. What one of them changed is taken; where both changed the same
 * place, or put something at the same place, and not the same, it is a collision.
 */
export function mergeLists<T>(
  base: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
): Stretch<T>[] {
  const sides = { mine, theirs };
  const stretches: Stretch<T>[] = [];
  let done = 0;
  for (const group of groupsOf([
    ...hunksOf('mine', base, mine),
    ...hunksOf('theirs', base, theirs),
  ])) {
    const from = Math.min(...group.map((hunk) => hunk.from));
    const to = Math.max(...group.map((hunk) => hunk.to));
    if (from > done) stretches.push(untouched(base.slice(done, from)));
    stretches.push(stretchOf(group, { from, to, base, sides }));
    done = to;
  }
  if (done < base.length) stretches.push(untouched(base.slice(done)));
  return stretches;
}

function untouched<T>(items: T[]): Stretch<T> {
  return { by: 'nobody', base: items, result: items };
}

function hunksOf<T>(side: Side, base: readonly T[], changed: readonly T[]): Hunk[] {
  const texts = (list: readonly T[]) => list.map((item) => JSON.stringify(item));
  return diffIndices(texts(base), texts(changed)).map(({ buffer1, buffer2 }) => {
    const [from, taken] = buffer1;
    const [at, put] = buffer2;
    return { side, from, to: from + taken, at, end: at + put };
  });
}

/** Changes that meet, in order: of the same elements, or put in at the same place. */
function groupsOf(hunks: Hunk[]): Hunk[][] {
  const groups: { to: number; from: number; hunks: Hunk[] }[] = [];
  const sorted = hunks.toSorted((a, b) => a.from - b.from || a.to - b.to);
  for (const hunk of sorted) {
    const last = groups.at(-1);
    const meets =
      last &&
      (hunk.from < last.to ||
        (hunk.from === hunk.to && last.from === last.to && hunk.from === last.from));
    if (last && meets) {
      last.hunks.push(hunk);
      last.to = Math.max(last.to, hunk.to);
    } else {
      groups.push({ from: hunk.from, to: hunk.to, hunks: [hunk] });
    }
  }
  return groups.map((group) => group.hunks);
}

function stretchOf<T>(
  group: readonly Hunk[],
  o: { from: number; to: number; base: readonly T[]; sides: Record<Side, readonly T[]> },
): Stretch<T> {
  const base = o.base.slice(o.from, o.to);
  const sideOf = (side: Side): T[] | null => {
    const own = group.filter((hunk) => hunk.side === side);
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return null;
    return o.sides[side].slice(first.at - (first.from - o.from), last.end + (o.to - last.to));
  };
  const mine = sideOf('mine');
  const theirs = sideOf('theirs');
  if (!theirs) return { by: 'mine', base, result: mine ?? base };
  if (!mine) return { by: 'theirs', base, result: theirs };
  if (JSON.stringify(mine) === JSON.stringify(theirs)) return { by: 'both', base, result: mine };
  return { by: 'collision', base, mine, theirs };
}
