import { textsOf, withTexts } from './content-text.ts';
import type { PromptContent } from './schema.ts';
import { liquid, parseTemplate } from './template.ts';

/**
 * A prompt with a variable by another name, everywhere it is read; names the prompt itself assigns stay.
 * Null where that can't be done: a text does not parse, or the other name already means something in it.
 */
export function renameInContent(
  content: PromptContent,
  from: string,
  to: string,
): PromptContent | null {
  const texts = textsOf(content).map((text) => renameInText(text, from, to));
  const renamed = texts.filter((text) => text !== null);
  return renamed.length === texts.length ? withTexts(content, renamed) : null;
}

/** A place in a template, counted from 1. */
type Place = { row: number; col: number };

function renameInText(text: string, from: string, to: string): string | null {
  const places = placesOf(text, from);
  if (places === null || (placesOf(text, to)?.length ?? 0) > 0) return null;
  const lines = text.split('\n');
  for (const { row, col } of places.toSorted((a, b) => b.row - a.row || b.col - a.col)) {
    const line = lines[row - 1] ?? '';
    // As it is written: `shop`, or `['shop']`.
    const at = line.indexOf(from, col - 1);
    if (at < 0 || at > col + 2) return null;
    lines[row - 1] = line.slice(0, at) + to + line.slice(at + from.length);
  }
  const renamed = lines.join('\n');
  const isWhole =
    placesOf(renamed, from)?.length === 0 && placesOf(renamed, to)?.length === places.length;
  return isWhole ? renamed : null;
}

/** Where a template reads a variable from outside; null when it does not parse. */
function placesOf(text: string, name: string): Place[] | null {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return null;
  const { globals } = liquid.analyzeSync(parsed.templates, { partials: false });
  const found = Object.hasOwn(globals, name) ? (globals[name] ?? []) : [];
  const places = found.map(({ location: { row, col } }) => ({ row, col }));
  const isFirst = ({ row, col }: Place, index: number) =>
    places.findIndex((one) => one.row === row && one.col === col) === index;
  return places.filter(isFirst);
}
