export type TemplateTokenKind =
  | 'brace'
  | 'tag'
  | 'filter'
  /** A name that comes from outside. */
  | 'variable'
  /** A name the text itself gives. */
  | 'local'
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment';

/** A stretch of a prompt that is more than text, in UTF-16 offsets. */
export type TemplateToken = { kind: TemplateTokenKind; from: number; to: number; text: string };

const words = /"[^"\n]*"?|'[^'\n]*'?|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|\.\.|[|.:]|[^\s\w"'|.:]+/g;
const keywords = new Set(
  'true false nil null blank empty and or contains not in with as reversed limit offset cols forloop tablerowloop'.split(
    ' ',
  ),
);
const opening = /\{\{-?|\{%-?/g;
/** Tags whose first word is the name of something they make. */
const naming = new Set(['assign', 'capture', 'for', 'tablerow', 'increment', 'decrement']);

/**
 * What in a prompt is more than text, for colours, completion and the list of variables while it is
 * being typed: half written tags end with their line. The server parses for real.
 */
export function scanTemplate(text: string): TemplateToken[] {
  const tokens: TemplateToken[] = [];
  let at = 0;
  for (;;) {
    opening.lastIndex = at;
    const open = opening.exec(text);
    if (!open) break;
    const isTag = open[0].startsWith('{%');
    const start = open.index + open[0].length;
    const { end, closed } = endOf(text, start, isTag ? '%}' : '}}');
    tokens.push({ kind: 'brace', from: open.index, to: start, text: open[0] });
    const inner = scanInner(text, start, end, isTag);
    tokens.push(...inner);
    at = end;
    if (closed > 0) {
      tokens.push({
        kind: 'brace',
        from: end,
        to: end + closed,
        text: text.slice(end, end + closed),
      });
      at = end + closed;
    }
    const name = isTag && inner[0]?.kind === 'tag' ? inner[0].text : '';
    if (name === 'raw' || name === 'comment') at = skipBlock(text, at, name, tokens);
  }
  return asLocals(tokens);
}

/** Where the inside of a tag ends, and how long what closes it is; 0 when nothing does. */
function endOf(text: string, start: number, close: '%}' | '}}'): { end: number; closed: number } {
  const rest = /"[^"]*"|'[^']*'|-?%\}|-?\}\}|\{[{%]/g;
  rest.lastIndex = start;
  for (let match = rest.exec(text); match; match = rest.exec(text)) {
    if (match[0].endsWith(close)) return { end: match.index, closed: match[0].length };
    if (match[0] === '{{' || match[0] === '{%') break;
  }
  const line = text.slice(start).search(/\n|\{[{%]/);
  return { end: line === -1 ? text.length : start + line, closed: 0 };
}

function scanInner(text: string, from: number, to: number, isTag: boolean): TemplateToken[] {
  const tokens: TemplateToken[] = [];
  const inner = text.slice(from, to);
  let before = isTag ? 'tag' : '';
  let namer = '';
  for (const match of inner.matchAll(words)) {
    const word = match[0];
    const start = from + match.index;
    // In a `liquid` tag every line begins with a tag of its own.
    const isNewLine = tokens[0]?.text === 'liquid' && /\n[ \t]*$/.test(inner.slice(0, match.index));
    const kind = kindOf(word, isNewLine ? 'tag' : before, inner.slice(match.index + word.length));
    if (kind === 'comment') {
      tokens.push({ kind, from: start, to, text: text.slice(start, to) });
      break;
    }
    const isNamed = kind === 'variable' && naming.has(namer);
    if (kind)
      tokens.push({
        kind: isNamed ? 'local' : kind,
        from: start,
        to: start + word.length,
        text: word,
      });
    namer = kind === 'tag' ? word : '';
    before = word;
  }
  return tokens;
}

function kindOf(word: string, before: string, after: string): TemplateTokenKind | null {
  if (before === 'tag') return word.startsWith('#') ? 'comment' : 'tag';
  if (/^["']/.test(word)) return 'string';
  if (/^-?\d/.test(word)) return 'number';
  if (!/^[A-Za-z_]/.test(word) || before === '.') return null;
  if (before === '|') return 'filter';
  if (keywords.has(word)) return 'keyword';
  return /^\s*:/.test(after) ? null : 'variable';
}

/** Goes on behind the end of a block whose inside is not looked at. */
function skipBlock(text: string, from: number, name: string, tokens: TemplateToken[]): number {
  const end = text.slice(from).search(new RegExp(`\\{%-?\\s*end${name}\\b`));
  const to = end === -1 ? text.length : from + end;
  if (name === 'comment' && to > from) {
    tokens.push({ kind: 'comment', from, to, text: text.slice(from, to) });
  }
  return to;
}

/** Names that are made somewhere in the text are its own everywhere. */
function asLocals(tokens: readonly TemplateToken[]): TemplateToken[] {
  const made = new Set(tokens.filter(({ kind }) => kind === 'local').map(({ text }) => text));
  return tokens.map((token) =>
    token.kind === 'variable' && made.has(token.text) ? { ...token, kind: 'local' } : token,
  );
}
