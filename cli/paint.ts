const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Colours for texts, or none. */
export type Paint = Readonly<Record<keyof typeof codes, (text: string) => string>>;

export function paintFor(hasColors: boolean): Paint {
  const with_ = (code: number) => (text: string) =>
    hasColors ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    bold: with_(codes.bold),
    dim: with_(codes.dim),
    red: with_(codes.red),
    green: with_(codes.green),
    yellow: with_(codes.yellow),
    cyan: with_(codes.cyan),
  };
}

/** A text from elsewhere as one that a terminal shows and doesn't obey. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
    sign === '\n' || sign === '\t' ? sign : '\ufffd',
  );
}

/** The same on one line. */
export function oneLine(text: string): string {
  return plainText(text.replace(/\s+/g, ' ').trim());
}
