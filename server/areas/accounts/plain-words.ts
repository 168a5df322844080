const shortest = 4;

/**
 * The words of names and addresses that a password must not hold: lower case, without accents, and at
 * least four letters long, for shorter ones occur in innocent words.
 */
export function plainWords(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => plainText(text).split(/[^\p{L}\p{N}]+/u));
  return [
    ...new Set(words.filter((word) => [...word].length >= shortest && !/^\p{N}+$/u.test(word))),
  ];
}

function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  $: 's',
  '@': 'a',
  '!': 'i',
};

/** True when `password` holds one of `words`, also written as `A$$ay` or `4ssay`. */
export function holdsWord(password: string, words: readonly string[]): boolean {
  const plain = plainText(password);
  const read = [...plain].map((sign) => lookalikes[sign] ?? sign).join('');
  return words.some((word) => plain.includes(word) || read.includes(word));
}
