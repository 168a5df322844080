const mostDepth = 64;
const mostValues = 50_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/**
 * Why a JSON text is not worth parsing, as a sentence, or null. Looks at the text alone, so that what
 * is nested too deep or holds too many values costs nothing more.
 */
export function refuseJsonShape(text: string): string | null {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      at = endOfString(text, at);
    } else if (opening.has(unit)) {
      depth += 1;
      values += 1;
      if (depth > mostDepth) return `The request nests deeper than ${mostDepth} levels.`;
    } else if (closing.has(unit)) {
      depth -= 1;
    } else if (unit === comma) {
      values += 1;
    }
    if (values > mostValues) return 'The request holds more than 50,000 values.';
  }
  return null;
}

/** Where the string that begins at `start` ends; the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === backslash) at += 1;
    else if (unit === quote) return at;
  }
  return text.length;
}
