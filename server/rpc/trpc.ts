import { initTRPC } from '@trpc/server';
import superjson from 'superjson';
import type { Permission } from '#server/core/access.ts';
import type { RequestContext } from './context.ts';
import { errorDetails, errorMessage } from './errors.ts';

/** Who may call a procedure. Every procedure says so; there is no default. */
export type ProcedureAccess =
  | { kind: 'member'; permission: Permission }
  | { kind: 'self'; reason: string }
  | { kind: 'public'; reason: string };

export type ProcedureMeta = {
  access: ProcedureAccess;
  /** The audit event a mutation leaves; null for reads. */
  audit: string | null;
  /** Why a mutation leaves none. */
  unaudited?: string;
};

export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    sse: {
      ping: { enabled: true, intervalMs: 10_000 },
      client: { reconnectAfterInactivityMs: 25_000 },
      maxDurationMs: 15 * 60_000,
    },
    errorFormatter({ shape, error, ctx }) {
      const details = errorDetails(error, ctx?.requestId ?? '');
      return {
        ...shape,
        message: errorMessage(error),
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...details },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
