export type OutboundErrorReason =
  | 'addressRefused'
  | 'redirected'
  | 'tooLarge'
  | 'unreachable'
  | 'insecure'
  | 'timeout'
  | 'disconnected';

/** Why nothing, or not everything, came back. The message is a sentence for people. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  constructor(
    readonly reason: OutboundErrorReason,
    message: string,
    /** True when it is certain that nothing of the request arrived. */
    readonly neverSent: boolean = reason === 'addressRefused',
  ) {
    super(message);
  }
}

/** An answer that leads elsewhere, which is not followed. */
export function redirected(url: URL, status: number, location: string | null): OutboundError {
  const place =
    location !== null && URL.canParse(location, url)
      ? new URL(location, url).origin
      : 'another address';
  return new OutboundError(
    'redirected',
    `${url.host} redirects to ${place} (${status}). Redirects are not followed: enter the final address.`,
  );
}

/** An answer that is larger than anybody may send. */
export function tooLarge(url: URL, maxResponseBytes: number): OutboundError {
  const megabytes = Math.round(maxResponseBytes / (1024 * 1024));
  const limit = megabytes > 0 ? `${megabytes} MB` : `${maxResponseBytes} bytes`;
  return new OutboundError(
    'tooLarge',
    `${url.host} sent more than ${limit}. Assay stopped reading.`,
  );
}

function* causes(error: unknown): Generator<unknown> {
  const seen = new Set<unknown>();
  for (
    let current = error;
    current instanceof Error && !seen.has(current);
    current = current.cause
  ) {
    seen.add(current);
    yield current;
    if (current instanceof AggregateError) yield* current.errors;
  }
}

/** The first error of a class in a chain of causes, or null. */
export function findCause<E extends Error>(
  error: unknown,
  type: abstract new (...parts: never[]) => E,
): E | null {
  for (const cause of causes(error)) if (cause instanceof type) return cause;
  return null;
}

const byCode: Record<string, [OutboundErrorReason, (place: string) => string]> = {
  ECONNREFUSED: ['unreachable', (place) => `Nothing listens at ${place} (connection refused).`],
  ENOTFOUND: ['unreachable', (place) => `There is no host named ${place}. Check the address.`],
  EAI_AGAIN: ['unreachable', (place) => `The name ${place} could not be looked up just now.`],
  EHOSTUNREACH: ['unreachable', (place) => `There is no route to ${place}.`],
  ENETUNREACH: ['unreachable', (place) => `There is no route to ${place}.`],
  ETIMEDOUT: ['timeout', notAccepted],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', notAccepted],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', (place) => `${place} did not begin to answer in time.`],
  UND_ERR_BODY_TIMEOUT: ['timeout', (place) => `${place} stopped in the middle of its answer.`],
  UND_ERR_SOCKET: ['disconnected', closed],
  ECONNRESET: ['disconnected', closed],
  EPIPE: ['disconnected', closed],
};

function notAccepted(place: string): string {
  return `${place} did not accept the connection in time. Check the address, and whether it is up.`;
}

/** What is wrong with the other end's certificate, by the code that Node gives. */
function insecure(place: string, code: string): string {
  const why: Record<string, string> = {
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
    CERT_HAS_EXPIRED: 'its certificate has expired',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'no authority that this server trusts signed its certificate',
    SELF_SIGNED_CERT_IN_CHAIN: 'no authority that this server trusts signed its certificate',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'no authority that this server trusts signed its certificate',
  };
  const reason = why[code];
  return reason === undefined
    ? `No secure connection to ${place} (${code}).`
    : `No secure connection to ${place}: ${reason} (${code}). Check the address, or have the certificate put right.`;
}

function closed(place: string): string {
  return `${place} closed the connection before the answer was complete. This often passes: try again.`;
}

/**
 * Puts whatever a connection failed with into words. Aborts come back unchanged, so that the caller
 * can tell who asked for them.
 */
export function toOutboundError(error: unknown, url: URL): unknown {
  const known = findCause(error, OutboundError);
  if (known !== null) return known;
  for (const cause of causes(error)) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const place = code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? url.hostname : url.host;
    const entry = byCode[code];
    if (entry) return new OutboundError(entry[0], entry[1](place), entry[0] === 'unreachable');
    if (/^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code)) {
      // A certificate is looked at before anything is sent; the rest of TLS may break at any time.
      return new OutboundError('insecure', insecure(place, code), !code.startsWith('ERR_SSL_'));
    }
    if (cause instanceof Error && cause.name === 'HTTPParserError') {
      return new OutboundError('disconnected', `${place} did not answer in valid HTTP.`);
    }
  }
  if (error instanceof TypeError && error.message === 'terminated') {
    return new OutboundError('disconnected', closed(url.host));
  }
  if (error instanceof TypeError && error.message === 'fetch failed') {
    const why = error.cause instanceof Error ? error.cause.message : 'no reason was given';
    return new OutboundError('unreachable', `The request to ${url.host} failed: ${why}.`);
  }
  return error;
}
