/** True for texts that stand for more than one path. */
export function isPattern(text: string): boolean {
  return /[*?{[]/.test(text);
}

/** The folder that everything a pattern fits is in: `assay` of `assay/*.yaml`. */
export function baseOf(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(isPattern);
  return (
    parts.slice(0, first < 0 ? parts.length - 1 : first).join('/') ||
    (pattern.startsWith('/') ? '/' : '.')
  );
}

/**
 * A pattern as an expression over whole paths with `/` between their parts: `*` and `?` stay within a
 * part, `**` goes through folders, `{a,b}` is either, `[a-z]` one of these letters.
 */
export function globExpression(pattern: string): RegExp {
  let source = '';
  let depth = 0;
  for (let i = 0; i < pattern.length; i += 1) {
    const sign = pattern.charAt(i);
    const rest = pattern.slice(i);
    const letters = lettersOf(rest);
    if (rest.startsWith('**/')) {
      source += '(?:[^/]+/)*';
      i += 2;
    } else if (rest.startsWith('**')) {
      source += '.*';
      i += 1;
    } else if (sign === '*') source += '[^/]*';
    else if (sign === '?') source += '[^/]';
    else if (letters) {
      source += letters.source;
      i += letters.length - 1;
    } else if (sign === '{' && rest.includes('}')) {
      source += '(?:';
      depth += 1;
    } else if (sign === '}' && depth > 0) {
      source += ')';
      depth -= 1;
    } else if (sign === ',' && depth > 0) source += '|';
    else source += sign.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  }
  return new RegExp(`^${source}${')'.repeat(depth)}$`, 'su');
}

/** What `[a-z]` or `[!a-z]` at the beginning of a text stands for; null where none of it is a range. */
function lettersOf(text: string): { source: string; length: number } | null {
  const [whole, not, letters = ''] = /^\[(!?)([^\]/]+)\]/.exec(text) ?? [];
  if (whole === undefined) return null;
  const source = `[${not ? '^/' : ''}${letters.replace(/[\\^\]]/g, '\\$&')}]`;
  try {
    new RegExp(source, 'u');
    return { source, length: whole.length };
  } catch {
    return null;
  }
}
