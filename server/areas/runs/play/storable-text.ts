/**
 * The text with characters Postgres can't store replaced one for one, so that spans into it stay true:
 * NUL and halves of surrogate pairs.
 */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}
