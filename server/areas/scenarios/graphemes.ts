const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const firstWindow = 128;

/**
 * Calls `visit` with the UTF-16 bounds of every extended grapheme cluster (UAX 29) of a text, in order.
 * A cluster boundary decides alike whether or not what lies before it is seen, so the text is cut in
 * short windows at boundaries: `Intl.Segmenter` takes quadratic time on long texts.
 */
export function visitGraphemes(text: string, visit: (start: number, end: number) => void): void {
  let position = 0;
  let size = firstWindow;
  while (position < text.length) {
    if (isLoneAscii(text, position)) {
      visit(position, position + 1);
      position += 1;
      continue;
    }
    const window = text.slice(position, position + size);
    const isLast = position + size >= text.length;
    const advanced = visitWindow(window, isLast, (start, end) =>
      visit(position + start, position + end),
    );
    size = advanced === 0 ? size * 2 : firstWindow;
    position += advanced;
  }
}

/** Whether an ASCII character other than CR is followed by ASCII or nothing: then it stands alone. */
function isLoneAscii(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  const isLast = position + 1 === text.length;
  return unit < 0x80 && unit !== 0x0d && (isLast || text.charCodeAt(position + 1) < 0x80);
}

/** Visits the clusters that are surely whole; returns how many code units they cover. */
function visitWindow(
  window: string,
  isLast: boolean,
  visit: (start: number, end: number) => void,
): number {
  let start = 0;
  for (const { index } of segmenter.segment(window)) {
    if (index > start) visit(start, index);
    start = index;
  }
  if (!isLast) return start;
  visit(start, window.length);
  return window.length;
}
