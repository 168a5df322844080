const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const firstWindow = 32;

/**
 * Calls `visit` with the UTF-16 bounds of every extended grapheme cluster (UAX 29) of a text, in order.
 * A cluster boundary decides alike whether or not what lies before it is seen, so the text is cut in
 * short windows at boundaries: `Intl.Segmenter` takes quadratic time on long texts.
 */
export function visitGraphemes(text: string, visit: (start: number, end: number) => void): void {
  let position = 0;
  let size = firstWindow;
  while (position < text.length) {
    if (standsAlone(text, position)) {
      visit(position, position + 1);
      position += 1;
      continue;
    }
    const end = position + size + (isHighSurrogate(text, position + size - 1) ? 1 : 0);
    const window = text.slice(position, end);
    const isLast = end >= text.length;
    const advanced = visitWindow(window, isLast, (from, to) =>
      visit(position + from, position + to),
    );
    size = advanced === 0 ? size * 2 : firstWindow;
    position += advanced;
  }
}

/** A window that ends in half a pair would look like a boundary before it. */
function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Whether the character is a cluster of its own by its kind and the next one's: the fast way. */
function standsAlone(text: string, position: number): boolean {
  const isLast = position + 1 === text.length;
  return isPlain(text.charCodeAt(position)) && (isLast || isPlain(text.charCodeAt(position + 1)));
}

/**
 * Characters between any two of which there is a boundary: ASCII without CR, and letters of Latin, Greek,
 * Cyrillic, Kana and Han whose Grapheme_Cluster_Break is Other.
 */
function isPlain(unit: number): boolean {
  if (unit < 0x80) return unit !== 0x0d;
  if (unit < 0x530) {
    return (unit >= 0xc0 && unit < 0x300) || (unit >= 0x370 && (unit < 0x483 || unit >= 0x48a));
  }
  return (
    (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x9fff && isKanaOrHan(unit))
  );
}

function isKanaOrHan(unit: number): boolean {
  return unit <= 0x30fa || unit >= 0x4e00;
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
