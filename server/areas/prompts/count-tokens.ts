export type TokenCount = {
  tokens: number;
  /** False where a text was too long, or too strange, to be counted whole in bounded time. */
  isExact: boolean;
};

/** Words as long as this are counted in pieces: the time a word takes grows with its square. */
const longestWord = 200;
/** What is counted at all, in UTF-16 code units; beyond it the density so far is taken to go on. */
const mostCounted = 200_000;

/** Where o200k_base cuts a text before it looks for tokens, so that its pieces can be counted alone. */
const words =
  /[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?:'(?:[sSdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE]))?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?:'(?:[sSdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE]))?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/**
 * How many tokens a text is to OpenAI's current models (o200k_base, from GPT-4o on). What looks like a
 * special token counts as the text it is.
 */
export async function countTokens(text: string): Promise<TokenCount> {
  // Its table takes a tenth of a second to read, which only who counts should wait for.
  const { countTokens: count } = await import('gpt-tokenizer/encoding/o200k_base');
  const counted = text.slice(0, mostCounted);
  const plain = { disallowedSpecial: new Set<string>() };
  const { stretches, isWhole } = stretchesOf(counted);
  const sum = stretches.reduce((all, stretch) => all + count(stretch, plain), 0);
  if (counted.length === text.length) return { tokens: sum, isExact: isWhole };
  return { tokens: Math.round((sum * text.length) / counted.length), isExact: false };
}

/** The text in stretches that are quick to count; whole when they count as the text does. */
function stretchesOf(text: string): { stretches: string[]; isWhole: boolean } {
  const stretches: string[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (word.length <= longestWord) continue;
    stretches.push(text.slice(from, index));
    for (let at = 0; at < word.length; at += longestWord) {
      stretches.push(word.slice(at, at + longestWord));
    }
    from = index + word.length;
  }
  stretches.push(text.slice(from));
  return { stretches, isWhole: from === 0 };
}
