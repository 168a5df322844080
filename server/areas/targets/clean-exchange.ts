import type { Header, RawExchange } from '#server/outside/net/capture-exchange.ts';
import { removeTellingWords } from '#server/outside/net/remove-secrets.ts';
import type { Cleaner } from './clean-pieces.ts';

/** What went out to a target and what came back, as members may see it. */
export type Exchange = {
  request: { method: string; url: string; headers: Header[]; body: string; truncated: boolean };
  /** Null when no answer began. */
  response: {
    status: number;
    headers: Header[];
    body: string;
    /** More came than is shown. */
    truncated: boolean;
    /** It came, and was read, to its end. */
    isWhole: boolean;
  } | null;
  /** Whole milliseconds to the answer's headers; null when no answer began. */
  headersMs: number | null;
  totalMs: number;
};

/** How much of a body is shown. */
const shownLength = 20_000;
/** How much of one is kept until then: secrets are taken out before it is cut. */
export const keptBytes = 4 * shownLength;

/** Shorter pieces of a secret are ordinary words of some language or other. */
const pieceLength = 12;
const removed = '[removed]';
const telling =
  /^(authorization|proxy-authorization|cookie|set-cookie|api-key|x-(api|goog-api|auth)-?(key|token))$/i;

/** True for headers that carry credentials, whatever a target calls its own. */
export function carriesSecret(name: string): boolean {
  return telling.test(name);
}

/**
 * An exchange without the secrets of the organization: headers that carry one lose their whole value, and
 * no other text holds a piece of what they carried. What is long is cut only then, so that no half of a
 * secret is left.
 */
export function cleanExchange(
  { request, response, headersMs, totalMs }: RawExchange,
  cleaner: Cleaner,
  secretHeaderName: string,
): Exchange {
  const secret = secretHeaderName.toLowerCase();
  const isSecret = ({ name }: Header) =>
    carriesSecret(name) || (secret !== '' && name.toLowerCase() === secret);
  const sent = request.headers.filter(isSecret).map(({ value }) => value);
  const clean = (text: string) => removeTellingWords(cleaner.clean(text), sent, pieceLength);
  const headers = (all: readonly Header[]) =>
    all.map((header) => ({
      name: clean(header.name),
      value: isSecret(header) ? removed : clean(header.value),
    }));
  const body = (text: string, isCut: boolean) => {
    const sure = isCut ? text.slice(0, text.length - cleaner.unfinished(text)) : text;
    const cleaned = clean(sure);
    const shown = cleaned.slice(0, shownLength).toWellFormed();
    return { body: shown, truncated: isCut || cleaned.length > shownLength };
  };
  const { method, url } = request;
  return {
    request: {
      method,
      url: clean(url),
      headers: headers(request.headers),
      ...body(request.body, false),
    },
    response: response && {
      status: response.status,
      headers: headers(response.headers),
      ...body(response.body, response.isCut),
      isWhole: response.isWhole,
    },
    headersMs,
    totalMs,
  };
}
