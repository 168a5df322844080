/** What could be written where the caret stands; `from` is where the half written word begins. */
export type CompletionPlace = {
  from: number;
  kind: 'variable' | 'filter' | 'tag';
  /** True when nothing closes the tag behind the caret yet. */
  isOpen: boolean;
};

/** Tags longer than this are not looked at. */
const longestTag = 2_000;

/** Where the caret stands in a tag of a prompt, or null: in text, or where nothing can be offered. */
export function completionPlace(text: string, at: number): CompletionPlace | null {
  const before = text.slice(Math.max(0, at - longestTag), at);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (open === -1) return null;
  const isTag = before.startsWith('{%', open);
  const close = isTag ? '%}' : '}}';
  const inside = before.slice(open + 2).replace(/^-/, '');
  if (inside.includes(close) || isInString(inside)) return null;
  const word = /[A-Za-z_]\w*$/.exec(inside)?.[0] ?? '';
  const ahead = inside.slice(0, inside.length - word.length);
  const kind = kindAfter(ahead, isTag);
  if (!kind) return null;
  return {
    from: at - word.length,
    kind,
    isOpen: !closesSoon(text.slice(at, at + longestTag), close),
  };
}

function kindAfter(ahead: string, isTag: boolean): CompletionPlace['kind'] | null {
  if (/\w$|[.\d]$/.test(ahead)) return null;
  if (/\|\s*$/.test(ahead)) return 'filter';
  if (isTag && ahead.trim() === '') return 'tag';
  // After a whole value only a filter or an operator can follow.
  if (!isTag && /[\w"')\]]\s+$/.test(ahead)) return null;
  return 'variable';
}

function isInString(inside: string): boolean {
  const rest = inside.replace(/"[^"]*"|'[^']*'/g, '');
  return /["']/.test(rest);
}

function closesSoon(after: string, close: string): boolean {
  const end = after.search(/\n|\{\{|\{%/);
  return after.slice(0, end === -1 ? undefined : end).includes(close);
}
