function* decoded(text: string): Generator<string> {
  yield text;
  yield [...text].reverse().join('');
  yield text.replace(/(%[0-9a-f]{2})+/gi, (codes) => {
    return Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8');
  });
  yield text.replace(/\\+(?=["/\\])/g, '');
  for (const [word] of text.matchAll(/[A-Za-z0-9+/_-]{16,}/g)) {
    for (let skip = 0; skip < 4; skip += 1) {
      yield Buffer.from(word.slice(skip), 'base64url').toString('latin1');
    }
  }
  for (const [word] of text.matchAll(/[0-9a-f]{16,}/gi)) {
    yield Buffer.from(word, 'hex').toString('latin1');
    yield Buffer.from(word.slice(1), 'hex').toString('latin1');
  }
}

/**
 * Which of the secrets a text tells: plain, backwards, in URLs, JSON, base64 or hex. Decodes what it
 * finds, knowing nothing of how secrets are removed.
 */
export function findLeaks(text: string, secrets: readonly string[]): string[] {
  const found = new Set<string>();
  for (const form of decoded(text)) {
    for (const secret of secrets) if (form.includes(secret)) found.add(secret);
  }
  return [...found];
}
