import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { type Conflicts, databaseError } from '#server/core/db/database-error.ts';
import { AppError, errorKinds } from '#server/core/errors.ts';

/** What a client is told about an error beside its message. */
export type ErrorDetails = {
  /** Stable, for programs: `prompts.nameTaken`. */
  reason: string;
  requestId: string;
  /** Messages for input fields; the path joins keys and indexes with dots. */
  fields: { path: string; message: string }[];
};

/** Turns whatever a procedure threw into the one error that may leave the server. */
export function toClientError(thrown: TRPCError, conflicts: Conflicts): TRPCError {
  const cause =
    thrown.cause instanceof AppError ? thrown.cause : databaseError(thrown.cause, conflicts);
  if (cause) {
    return new TRPCError({ code: errorKinds[cause.kind].code, message: cause.message, cause });
  }
  if (thrown.code !== 'INTERNAL_SERVER_ERROR') return thrown;
  return new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    message:
      'Something went wrong on our side. Try again; if it stays, give the request id to whoever runs this server.',
    cause: thrown.cause,
  });
}

/** The details that go with a client error. */
export function errorDetails(error: TRPCError, requestId: string): ErrorDetails {
  const { cause } = error;
  if (cause instanceof AppError) {
    const fields = cause.field ? [{ path: cause.field.join('.'), message: cause.message }] : [];
    return { reason: cause.reason, requestId, fields };
  }
  if (cause instanceof ZodError) {
    const fields = cause.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    return { reason: 'input.invalid', requestId, fields };
  }
  return { reason: `http.${error.code.toLowerCase()}`, requestId, fields: [] };
}

/** The message for people: input errors as one sentence instead of a JSON list. */
export function errorMessage(error: TRPCError): string {
  if (!(error.cause instanceof ZodError)) return error.message;
  const [first] = error.cause.issues;
  return first ? first.message : 'The input is not valid.';
}
