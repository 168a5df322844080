const output = /\{\{-?\s*([A-Za-z_][A-Za-z0-9_]*)/g;
const tag = /\{%-?([\s\S]*?)-?%\}/g;
const word = /[A-Za-z_][A-Za-z0-9_]*/g;

/**
 * The variables a prompt being typed seems to use, in order of first use: what it prints, and known
 * keys its tags mention. A guess for the editor; the server parses for real.
 */
export function usedVariables(content: string, known: ReadonlySet<string>): string[] {
  const found: { name: string; at: number }[] = [];
  for (const match of content.matchAll(output)) {
    if (match[1]) found.push({ name: match[1], at: match.index });
  }
  for (const match of content.matchAll(tag)) {
    for (const [name] of (match[1] ?? '').matchAll(word)) {
      if (known.has(name)) found.push({ name, at: match.index });
    }
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ name }) => name))];
}
