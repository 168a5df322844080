import { TRPCError } from '@trpc/server';
import { errorDetails, errorMessage } from '#server/rpc/errors.ts';

/**
 * How an API call was refused: its code, stable reason, message, and the paths of the fields to blame.
 * Rejects when the call was answered.
 */
export async function refusal(call: Promise<unknown>) {
  const thrown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof TRPCError)) {
    throw new Error('The call was not refused.', { cause: thrown });
  }
  const { reason, fields } = errorDetails(thrown, '');
  const paths = fields.map(({ path }) => path);
  return { code: thrown.code, reason, message: errorMessage(thrown), fields: paths };
}
