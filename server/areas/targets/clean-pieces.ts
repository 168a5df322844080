/** What a text is cleaned with. */
export type Cleaner = {
  clean(text: string): string;
  /** How many characters at the end of a text that goes on may be the beginning of a secret. */
  unfinished(text: string): number;
};

/**
 * Hands on the pieces of a text without its secrets, wherever they are cut: the end of what came is held
 * back for as long as it could be the beginning of one. What is still held back at the end is not told.
 */
export function cleanPieces(
  { clean, unfinished }: Cleaner,
  tell: (piece: string) => void,
): (piece: string) => void {
  let open = '';
  return (piece) => {
    open += piece;
    const ready = open.slice(0, open.length - unfinished(open));
    // Nothing that begins in what is ready ends behind it: it was found whole, or it was held back.
    open = open.slice(ready.length);
    if (ready !== '') tell(clean(ready));
  };
}
