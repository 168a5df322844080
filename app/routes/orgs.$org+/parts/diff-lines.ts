export type DiffLine = {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** 1-based line numbers before and after; null on the side that has no such line. */
  before: number | null;
  after: number | null;
};

/** Texts that differ in more lines than this are shown as replaced between their common ends. */
const mostEdits = 1_200;

/**
 * How one text becomes another, line by line, with as few changed lines as possible (Myers 1986, "An
 * O(ND) Difference Algorithm"). Lines end at \n or \r\n; an empty text has no lines.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail += 1;
  }
  const middle = steps(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const kinds = [...same(head), ...middle, ...same(tail)];
  return numbered(kinds, a, b);
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/\r?\n/);
}

function same(count: number): DiffLine['kind'][] {
  return Array.from({ length: count }, () => 'same' as const);
}

function replaced(a: readonly string[], b: readonly string[]): DiffLine['kind'][] {
  return [...a.map(() => 'removed' as const), ...b.map(() => 'added' as const)];
}

/** Gives each step its text and line numbers. */
function numbered(kinds: readonly DiffLine['kind'][], a: string[], b: string[]): DiffLine[] {
  let x = 0;
  let y = 0;
  return kinds.map((kind) => {
    const text = (kind === 'added' ? b[y] : a[x]) ?? '';
    if (kind !== 'added') x += 1;
    if (kind !== 'removed') y += 1;
    return {
      kind,
      text,
      before: kind === 'added' ? null : x,
      after: kind === 'removed' ? null : y,
    };
  });
}

/** The shortest edit script, removals before additions where it is free to choose. */
function steps(a: readonly string[], b: readonly string[]): DiffLine['kind'][] {
  const limit = Math.min(a.length + b.length, mostEdits);
  // furthest[k + limit]: how far along `a` a path on diagonal k gets with so many edits.
  const furthest = new Int32Array(2 * limit + 2);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice());
    for (let k = -edits; k <= edits; k += 2) {
      let x = startOf(furthest, limit, k, edits);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest[k + limit] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, limit, a.length, b.length);
    }
  }
  return replaced(a, b);
}

/** Where a path on diagonal `k` begins: a line of `b` added from above, or one of `a` removed. */
function startOf(furthest: Int32Array, limit: number, k: number, edits: number): number {
  const fromAbove = furthest[k + 1 + limit] ?? 0;
  const fromLeft = (furthest[k - 1 + limit] ?? 0) + 1;
  return k === -edits || (k !== edits && fromLeft <= fromAbove) ? fromAbove : fromLeft;
}

function walkBack(
  trace: readonly Int32Array[],
  limit: number,
  aLength: number,
  bLength: number,
): DiffLine['kind'][] {
  const kinds: DiffLine['kind'][] = [];
  let x = aLength;
  let y = bLength;
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const furthest = trace[edits] ?? new Int32Array();
    const k = x - y;
    const start = startOf(furthest, limit, k, edits);
    const isAdded = k === -edits || (k !== edits && start === furthest[k + 1 + limit]);
    kinds.push(...same(x - start), isAdded ? 'added' : 'removed');
    x = isAdded ? start : start - 1;
    y = isAdded ? start - k - 1 : start - k;
  }
  kinds.push(...same(x));
  return kinds.reverse();
}
