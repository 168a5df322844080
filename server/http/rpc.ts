import { type AnyRouter, TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Context } from 'hono';
import type { RequestContext } from '#server/rpc/context.ts';
import { toClientError } from '#server/rpc/errors.ts';
import { createRequestContext } from '#server/rpc/request-context.ts';
import type { HttpEnv, HttpOptions } from './app.ts';
import { countCalls } from './count-calls.ts';
import { refuse, retryAfter } from './refuse.ts';

const mostInBatch = 10;

/**
 * Answers a request to one of the two APIs. Only a POST may write; reads may come as a POST too, for
 * what is too long for an address.
 */
export async function answerRpc(
  c: Context<HttpEnv>,
  { services, auth }: HttpOptions,
  to: { endpoint: string; router: AnyRouter; orgSlug: string | null },
): Promise<Response> {
  const calls = c.req.query('batch') === undefined ? 1 : c.req.path.split(',').length;
  if (calls > mostInBatch) {
    const words = `Send at most ${mostInBatch} calls in one batch, not ${calls}.`;
    return refuse(c, 400, 'request.batchTooLarge', words);
  }
  async function createContext(): Promise<RequestContext> {
    const { requestId, ipAddress } = c.var;
    const { headers } = c.req.raw;
    const asked = await createRequestContext({ auth, services }, { headers, requestId, ipAddress });
    await countCalls(asked, calls);
    return { ...asked, orgSlug: to.orgSlug };
  }
  const response = await fetchRequestHandler({
    endpoint: to.endpoint,
    req: c.req.raw,
    router: to.router,
    maxBatchSize: mostInBatch,
    allowMethodOverride: true,
    createContext: () =>
      createContext().catch((cause: unknown) => {
        const thrown = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
        throw toClientError(thrown, services.conflicts);
      }),
    responseMeta: ({ errors }) => ({ headers: waitOf(errors) }),
  });
  const stream = 'text/event-stream';
  if (response.headers.get('content-type') === stream) {
    response.headers.set('content-type', `${stream}; charset=utf-8`);
  }
  return response;
}

function waitOf(errors: readonly TRPCError[]): Record<string, string> {
  return Object.assign({}, ...errors.map(({ cause }) => retryAfter(cause)));
}
