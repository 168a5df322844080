const placeholder = '[removed]';
const windowLength = 8;

// Words of credentials in the shapes that well-known services use.
const knownShapes =
  /\b(?:sk|pk|rk|gsk|xai|api|key|ghp|gho|glpat|asy)[-_][A-Za-z0-9*•._-]{8,}|\bAIza[A-Za-z0-9*_-]{10,}|\b(?:Bearer|Basic)\s+[A-Za-z0-9+/=._~*-]{6,}/g;
// Half hidden, as services repeat a wrong key: ab12****wxyz.
const masked = /[A-Za-z0-9_.-]*[*•]{3,}[A-Za-z0-9_*•-]*/g;

function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

function sharesPart(word: string, secret: string): boolean {
  for (let start = 0; start + windowLength <= secret.length; start++) {
    if (word.includes(secret.slice(start, start + windowLength))) return true;
  }
  return false;
}

/** Replaces the given secrets, in their usual encodings, by `[removed]`; nothing else is touched. */
export function removeExactSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    for (const form of new Set(encodings(secret))) clean = clean.replaceAll(form, placeholder);
  }
  return clean;
}

/**
 * For the words of a remote service: replaces the given secrets, longer pieces of them, and whatever
 * has the look of a credential.
 */
export function removeSecrets(text: string, secrets: readonly string[]): string {
  return removeExactSecrets(text, secrets)
    .replace(/[^\s"'`<>(){}[\],;]+/g, (word) =>
      secrets.some((secret) => word === secret || sharesPart(word, secret)) ? placeholder : word,
    )
    .replace(knownShapes, placeholder)
    .replace(masked, placeholder);
}
