/**
 * The closed list of ways a request can be refused. The kind alone decides the HTTP status, whether it
 * is worth a line in the log, and whether the queue may try again.
 */
export const errorKinds = {
  invalid: { status: 400, code: 'BAD_REQUEST', log: 'debug', retry: false },
  unauthenticated: { status: 401, code: 'UNAUTHORIZED', log: 'debug', retry: false },
  limit: { status: 402, code: 'PAYMENT_REQUIRED', log: 'info', retry: false },
  forbidden: { status: 403, code: 'FORBIDDEN', log: 'info', retry: false },
  'not-found': { status: 404, code: 'NOT_FOUND', log: 'debug', retry: false },
  conflict: { status: 409, code: 'CONFLICT', log: 'debug', retry: false },
  precondition: { status: 412, code: 'PRECONDITION_FAILED', log: 'debug', retry: false },
  rate: { status: 429, code: 'TOO_MANY_REQUESTS', log: 'info', retry: true },
  upstream: { status: 502, code: 'BAD_GATEWAY', log: 'warn', retry: true },
  unavailable: { status: 503, code: 'SERVICE_UNAVAILABLE', log: 'warn', retry: true },
} as const;

export type ErrorKind = keyof typeof errorKinds;

export type AppErrorOptions = {
  /** The input field the error belongs to, as a path: `['turns', 2, 'userText']`. */
  field?: readonly (string | number)[];
  cause?: unknown;
};

/**
 * An error whose message may be shown to the person who caused it. Areas declare theirs in `errors.ts`
 * with a stable `reason` such as `prompts.nameTaken`; every other error reaches clients as a bare 500.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly field: readonly (string | number)[] | undefined;

  constructor(
    readonly kind: ErrorKind,
    readonly reason: string,
    message: string,
    options: AppErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.field = options.field;
  }
}
