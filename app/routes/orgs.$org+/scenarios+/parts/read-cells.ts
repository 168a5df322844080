/**
 * The cells of copied text: lines of cells apart by tabs, as spreadsheets copy them, or else by commas or
 * semicolons, whichever the first line has. Cells in double quotes may hold line ends, separators and
 * doubled quotes. Empty lines at the end are dropped.
 */
export function readCells(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, '\n');
  const separator = separatorOf(plain);
  const lines: string[][] = [[]];
  let at = 0;
  while (at < plain.length) {
    const { cell, end } = readCell(plain, at, separator);
    lines.at(-1)?.push(cell);
    const next = plain.charAt(end);
    at = end + 1;
    if (next === '\n') lines.push([]);
    else if (next === separator && at === plain.length) lines.at(-1)?.push('');
  }
  while (lines.length > 0 && lines.at(-1)?.every((cell) => cell === '')) lines.pop();
  return lines;
}

function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  if (first.includes('\t')) return '\t';
  const commas = first.split(',').length;
  return first.split(';').length > commas ? ';' : ',';
}

function readCell(text: string, from: number, separator: string): { cell: string; end: number } {
  if (text.charAt(from) === '"') {
    const closed = readQuoted(text, from + 1);
    const next = closed && text.charAt(closed.end);
    if (closed && (next === '' || next === '\n' || next === separator)) return closed;
  }
  let end = from;
  while (end < text.length && text.charAt(end) !== separator && text.charAt(end) !== '\n') end += 1;
  return { cell: text.slice(from, end), end };
}

function readQuoted(text: string, from: number): { cell: string; end: number } | null {
  let cell = '';
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) !== '"') cell += text.charAt(at);
    else if (text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else return { cell, end: at + 1 };
  }
  return null;
}
