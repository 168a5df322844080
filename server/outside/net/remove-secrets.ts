import { secretForms } from '#server/core/secrets/secret-forms.ts';
import { createTextFinder } from '#server/core/secrets/text-finder.ts';

const placeholder = '[removed]';
const windowLength = 8;

// Words of credentials in the shapes that well-known services use.
const knownShapes =
  /\b(?:sk|pk|rk|gsk|xai|api|key|ghp|gho|glpat|asy)[-_][A-Za-z0-9*•._-]{8,}|\bAIza[A-Za-z0-9*_-]{10,}|\b(?:Bearer|Basic)\s+[A-Za-z0-9+/=._~*-]{6,}/g;
// Half hidden, as services repeat a wrong key: ab12****wxyz.
const masked = /[A-Za-z0-9_.-]*[*•]{3,}[A-Za-z0-9_*•-]*/g;

function* piecesOf(form: string, length: number): Generator<string> {
  for (let start = 0; start + length <= form.length; start++) {
    yield form.slice(start, start + length);
  }
}

/** Replaces the given secrets, in every form that tells them, by `[removed]`; nothing else is touched. */
export function removeExactSecrets(text: string, secrets: readonly string[]): string {
  return exactRemover(secrets)(text);
}

/** The same for many texts. */
export function exactRemover(secrets: readonly string[]): (text: string) => string {
  if (secrets.length === 0) return (text) => text;
  const finder = createTextFinder(secrets.flatMap(secretForms));
  return (text) => finder.replace(text, placeholder);
}

/**
 * Replaces the given secrets, and every word that holds a piece of any of their forms, at least
 * `pieceLength` long.
 */
export function removeTellingWords(
  text: string,
  secrets: readonly string[],
  pieceLength: number,
): string {
  if (secrets.length === 0) return text;
  const forms = secrets.flatMap(secretForms);
  const pieces = createTextFinder(forms.flatMap((form) => [...piecesOf(form, pieceLength)]));
  const isTelling = (word: string) =>
    secrets.includes(word) || pieces.replace(word, placeholder) !== word;
  return removeExactSecrets(text, secrets).replace(/[^\s"'`<>(){}[\],;]+/g, (word) =>
    isTelling(word) ? placeholder : word,
  );
}

/**
 * For the words of a remote service: replaces the given secrets, longer pieces of any of their forms,
 * and whatever has the look of a credential.
 */
export function removeSecrets(text: string, secrets: readonly string[]): string {
  return removeTellingWords(text, secrets, windowLength)
    .replace(knownShapes, placeholder)
    .replace(masked, placeholder);
}
