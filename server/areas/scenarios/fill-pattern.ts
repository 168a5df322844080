import { fillText } from './fill-text.ts';

/**
 * A pattern with `{{name}}` replaced by its value as literal text: one thing to a quantifier after it,
 * single characters in a class. RE2 syntax.
 */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  const placeOf = placesOf(pattern);
  return fillText(pattern, values, (value, offset) => {
    const quoted = quote(value);
    switch (placeOf(offset)) {
      case 'class':
        return quoted;
      case 'quoted':
        return `\\E(?:${quoted})\\Q`;
      case 'open':
        return `(?:${quoted})`;
    }
  });
}

/**
 * RE2 takes a backslash before any ASCII punctuation as "this very character". `<`, `=` and `>` mean
 * nothing by themselves, and with a stroke after them they become another character (NFC), which takes no
 * backslash.
 */
function quote(text: string): string {
  return text.replace(/[!-/:;?@[-`{-~]/g, '\\$&');
}

type Place = 'open' | 'class' | 'quoted';

/** Tells what a UTF-16 offset of a pattern lies in: a class such as `[a-z]`, `\Q…\E`, or neither. */
function placesOf(pattern: string): (offset: number) => Place {
  const starts: { at: number; place: Place }[] = [];
  let place: Place = 'open';
  for (let at = 0; at < pattern.length; ) {
    const token = tokenAt(pattern, at, place);
    const next = placeAfter(place, token);
    at += token.length;
    if (next !== place) starts.push({ at, place: next });
    place = next;
  }
  return (offset) => starts.findLast(({ at }) => at <= offset)?.place ?? 'open';
}

function placeAfter(place: Place, token: string): Place {
  if (place === 'quoted') return token === '\\E' ? 'open' : place;
  if (place === 'class') return token === ']' ? 'open' : place;
  if (token === '\\Q') return 'quoted';
  return token.startsWith('[') ? 'class' : place;
}

/** The next thing to read: a `]` that opens a class belongs to its head, as in `[]a]` and `[^]a]`. */
function tokenAt(pattern: string, at: number, place: Place): string {
  const rest = pattern.slice(at, at + 16);
  if (place === 'quoted') return rest.startsWith('\\E') ? '\\E' : rest.charAt(0);
  if (rest.startsWith('\\')) return rest.slice(0, 2);
  if (place === 'class') return /^\[:\^?[a-z]+:\]/.exec(rest)?.[0] ?? rest.charAt(0);
  return /^\[\^?\]?/.exec(rest)?.[0] ?? rest.charAt(0);
}
