import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { plainText } from '../paint.ts';

/** What the server says about a refused call. */
const Details = z.object({
  httpStatus: z.number(),
  reason: z.string(),
  requestId: z.string().optional(),
});
export type Refusal = z.infer<typeof Details> & { message: string };

/** How the server refused a call; null for anything that is no refusal of the server. */
export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof TRPCClientError)) return null;
  const details = Details.safeParse(error.data);
  return details.success ? { ...details.data, message: plainText(error.message) } : null;
}

/** True when the server answered that it is the wrong time, not the wrong call. */
export function isPassing({ httpStatus }: Refusal): boolean {
  return httpStatus === 429 || httpStatus >= 500;
}

/** Whatever a call threw, as a sentence for people; null when it is none of the server's. */
export function failureOf(error: unknown, url: string): Failure | null {
  const refusal = refusalIn(error);
  if (refusal === null) {
    if (!(error instanceof TRPCClientError)) return null;
    if (error.cause instanceof Failure) return error.cause;
    return new Failure(`There is no Assay at ${url}.`, 'Check ASSAY_URL, --url or the settings.');
  }
  const { httpStatus, reason, requestId, message } = refusal;
  if (httpStatus === 401) {
    const hint =
      'Make a token under Settings, API tokens; then run assay login or set ASSAY_TOKEN.';
    return new Failure(`The server doesn’t take this token for this organization.`, hint);
  }
  if (httpStatus >= 500) {
    return new Failure(message, requestId ? `Request ${requestId} at ${url}` : null);
  }
  if (reason === 'http.not_found') {
    return new Failure(
      'This server is older than this command line.',
      `Take ${url}/cli/assay.mjs.`,
    );
  }
  return new Failure(message);
}
