import { removeSecrets } from './remove-secrets.ts';

const longest = 500;

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

/** The human part of a JSON error body, in the shapes that services and frameworks use. */
function findMessage(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (Array.isArray(value)) return depth > 3 ? null : findMessage(value[0], depth + 1);
  const record = asRecord(value);
  if (record === null || depth > 3) return null;
  for (const name of [
    'error',
    'message',
    'detail',
    'details',
    'errors',
    'title',
    'msg',
    'reason',
  ]) {
    const found = findMessage(record[name], depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromHtml(text: string): string | null {
  if (!/^\s*<(!doctype|html|head|body)/i.test(text)) return null;
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim();
  return title ? `a web page titled ${title}` : 'a web page';
}

/** One line without control characters, secrets removed, at most `limit` characters. */
export function quoteRemote(text: string, secrets: readonly string[], limit = longest): string {
  // Cut generously before cleaning so that no secret is cut in half and missed.
  const line = removeSecrets(text.slice(0, 20_000), secrets)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

/**
 * What a remote service said went wrong, in its own words: the message of a JSON error body or the
 * start of any other text. Null when it said nothing.
 */
export function remoteWords(body: unknown, secrets: readonly string[]): string | null {
  const text = typeof body === 'string' ? body : null;
  const parsed = text === null ? body : parse(text);
  const fallback = text === null ? null : (fromHtml(text) ?? text);
  const words = quoteRemote(
    (parsed === undefined ? null : findMessage(parsed)) ?? fallback ?? '',
    secrets,
  );
  return words === '' ? null : words.replace(/[.\s]+$/, '');
}
