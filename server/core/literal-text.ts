/** A text as `LIKE`, and with it Prisma’s `contains` and `startsWith`, finds it letter by letter: `%` and `_` stand for themselves. */
export function literalText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
