import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import type { Fetch } from './open-fetch.ts';

/** How long to go on trying when the server can't be reached or has no time. */
export type Patience = { ms: number };

const answerMs = 60_000;
const passing = new Set([429, 502, 503, 504]);

/**
 * Calls the server, and calls again while it is away or busy, as long as patience lasts. A call that must
 * not be made twice is made again only when it can't have arrived.
 * @throws {Failure} when the server can't be reached
 */
export function patientFetch(fetch: Fetch, url: string, patience: Patience): Fetch {
  return async (address, init) => {
    const started = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      const left = () => patience.ms - (performance.now() - started);
      const limit = limited(init.signal ?? null);
      const { signal } = limit;
      const answer = await fetch(address, { ...init, signal, redirect: 'manual' }).catch(
        (error: unknown) => {
          init.signal?.throwIfAborted();
          return signal.aborted ? new DOMException('', 'TimeoutError') : error;
        },
      );
      // A file may take its time once it comes.
      if (isFile(address)) limit.lift();
      const isAnswer = answer instanceof Response;
      if (isAnswer && !passing.has(answer.status)) return notElsewhere(answer, url);
      const pause = pauseMs(attempt, isAnswer ? answer.headers.get('retry-after') : null);
      const mayRepeat = isAnswer
        ? answer.status !== 504 || isSafe(address)
        : canRepeat(answer, address);
      if (!mayRepeat || pause > left()) {
        if (isAnswer) return answer;
        throw unreachable(url, answer);
      }
      if (isAnswer) await answer.body?.cancel();
      await wait(pause, undefined, init.signal ? { signal: init.signal } : {});
    }
  };
}

const isFile = (address: string) => /\/export\?/.test(address);

function limited(signal: AbortSignal | null): { signal: AbortSignal; lift(): void } {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), answerMs).unref();
  return {
    signal: signal ? AbortSignal.any([signal, limit.signal]) : limit.signal,
    lift: () => clearTimeout(timer),
  };
}

/** Doubles up to ten seconds, a part of it by chance; what the server asks for counts more. */
export function pauseMs(
  attempt: number,
  retryAfter: string | null,
  chance = Math.random(),
): number {
  const own = Math.min(10_000, 250 * 2 ** attempt) * (0.5 + chance / 2);
  const asked = /^\d{1,4}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1_000 : 0;
  return Math.max(own, asked);
}

/** Calls that do the same when they are made twice: reads, starts with their key, cancelling. */
function isSafe(address: string): boolean {
  return !/\/trpc\/import\.apply\b/.test(address);
}

function canRepeat(error: unknown, address: string): boolean {
  const code = codeOf(error);
  // A certificate is no better in a second.
  if (/CERT|SIGNATURE|ALTNAME|^PROXY/.test(code)) return false;
  return isSafe(address) || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause;
  for (const one of [cause, error]) {
    if (one instanceof Error && 'code' in one && typeof one.code === 'string') return one.code;
  }
  return error.name;
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^PROXY_407$/, 'the proxy asks who is there. Put a name and a password into HTTPS_PROXY'],
  [/^PROXY_/, 'the proxy refuses'],
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^ENOTFOUND$/, 'there is no such name'],
  [/^EAI_AGAIN$/, 'names can’t be looked up now'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was cut'],
  [/^(TimeoutError|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'it doesn’t answer'],
  [/ALTNAME/, 'its certificate is for another name'],
  [/CERT_HAS_EXPIRED/, 'its certificate has expired'],
  [
    /CERT|SIGNATURE/,
    'its certificate is not trusted. NODE_EXTRA_CA_CERTS names the file of an authority of your own',
  ],
];

function unreachable(url: string, error: unknown): Failure {
  const code = codeOf(error);
  const why = reasons.find(([pattern]) => pattern.test(code))?.[1] ?? code;
  return new Failure(`No server can be reached at ${url}: ${why}.`);
}

/** A token must not follow to another address. */
function notElsewhere(answer: Response, url: string): Response {
  if (answer.status < 300 || answer.status >= 400) return answer;
  const to = URL.parse(answer.headers.get('location') ?? '', url)?.origin ?? 'elsewhere';
  throw new Failure(`${url} sends on to ${to}.`, `Use that address if it is the right one.`);
}
