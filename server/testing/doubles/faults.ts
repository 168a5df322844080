import type { ServerResponse } from 'node:http';

/** Ways a remote service misbehaves; how it does so is a matter of its protocol. */
export const faults = [
  'unauthorized',
  'forbidden',
  'unknown-model',
  'wrong-place',
  'bad-request',
  'too-long',
  'blocked-prompt',
  'rate-limit',
  'rate-limit-date',
  'rate-limit-bare',
  'day-limit',
  'out-of-quota',
  'spend-limit',
  'spend-cap',
  'payment-required',
  'server-error',
  'overloaded',
  'hang',
  'hang-after-headers',
  'hang-mid-stream',
  'reset',
  'reset-mid-stream',
  'drop',
  'drop-mid-stream',
  'end-early',
  'broken-json',
  'broken-stream',
  'error-in-stream',
  'error-at-once',
  'filter-in-stream',
  'endless-error',
  'endless-refusal',
  'huge-refusal',
  'empty',
  'content-filter',
  'cut-off',
  'odd-ending',
  'redirect',
  'huge',
  'huge-line',
  'slow',
  'drip',
  'html',
  'compressed',
] as const;

export type Fault = (typeof faults)[number];

/** The fault a name asks for: `fail-rate-limit` gives `rate-limit`; null without the prefix. */
export function faultOf(name: string): Fault | null {
  return faults.find((fault) => name === `fail-${fault}`) ?? null;
}

/** Writes `bytes` of filler in pieces, until the reader goes away. */
export function pour(response: ServerResponse, piece: string, bytes: number): void {
  let left = bytes;
  const next = () => {
    while (left > 0) {
      if (response.destroyed) return;
      left -= piece.length;
      if (!response.write(piece)) {
        response.once('drain', next);
        return;
      }
    }
    response.end();
  };
  next();
}
