/**
 * Folds case as Unicode's default full case folding does (CaseFolding.txt, statuses C and F): two texts
 * that differ only in case become equal, "ß" and "SS" too. The table is not shipped; per code point,
 * lower -> upper -> lower of the runtime's own data gives the same relation. The one exception is
 * U+0131 (Turkish dotless i), which full folding keeps apart from "i". Lone code points are mapped, so
 * the Greek final sigma needs no context. The result is in NFC.
 */
export function foldCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  // Decomposed first: U+0345 hides inside precomposed letters (Unicode 3.13, D145).
  for (const point of text.normalize('NFD')) {
    folded += point === 'ı' ? point : point.toLowerCase().toUpperCase().toLowerCase();
  }
  return folded.normalize('NFC');
}

export function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}
