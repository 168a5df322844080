const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a file in UTF-8, without its byte order mark, lines ending in `\n`. */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { problem: 'The file is UTF-16. Save it as UTF-8.' };
  }
  try {
    const text = decoder.decode(bytes).replace(/\r\n?/g, '\n');
    if (text.includes('\0')) return { problem: 'The file is not a text file.' };
    return { text };
  } catch {
    return { problem: 'The file is not UTF-8 text. Save it as UTF-8.' };
  }
}
