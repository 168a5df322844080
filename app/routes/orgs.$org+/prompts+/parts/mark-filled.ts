const simple = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

export type Filled = { start: number; end: number; name: string };

/**
 * Where the values of variables stand in a rendered prompt, in UTF-16 offsets. Only for prompts made of
 * text and plain `{{name}}`: when filling those in does not give `rendered`, nothing is marked.
 */
export function markFilled(
  content: string,
  values: Readonly<Record<string, string>>,
  rendered: string,
): Filled[] {
  const filled: Filled[] = [];
  let text = '';
  let from = 0;
  for (const match of content.matchAll(simple)) {
    const name = match[1] ?? '';
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    text += content.slice(from, match.index);
    filled.push({ start: text.length, end: text.length + value.length, name });
    text += value;
    from = match.index + match[0].length;
  }
  return text + content.slice(from) === rendered ? filled : [];
}
