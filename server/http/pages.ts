import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { constants, createGzip } from 'node:zlib';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { Auth } from '#server/areas/accounts/index.ts';
import type { Services } from '#server/core/services.ts';
import { createRequestContext } from '#server/rpc/request-context.ts';
import type { PageHandler } from './app.ts';
import { countCalls } from './count-calls.ts';
import { createLoadContext } from './load-context.ts';

export type PageOptions = {
  services: Services;
  auth: Auth;
  getBuild: () => Promise<ServerBuild>;
  mode: 'production' | 'development';
};

/** Renders pages with Remix. */
export function createPages({ services, auth, getBuild, mode }: PageOptions): PageHandler {
  let current: { build: ServerBuild; handle: ReturnType<typeof createRequestHandler> } | null =
    null;
  return async (request, { requestId, nonce, ipAddress }) => {
    const build = await getBuild();
    if (current?.build !== build) current = { build, handle: createRequestHandler(build, mode) };
    const context = await createRequestContext(
      { auth, services },
      { headers: request.headers, requestId, ipAddress },
    );
    await countCalls(context, 1);
    const response = await current.handle(
      withRequestId(request, requestId),
      createLoadContext(context, nonce),
    );
    return compressed(request, response);
  };
}

/** Loaders see the id in the header, ours whatever the client sent, to write it on error pages. */
function withRequestId(request: Request, requestId: string): Request {
  const marked = new Request(request);
  marked.headers.set('x-request-id', requestId);
  return marked;
}

/** The web and Node type the same stream differently. */
function asNodeStream(stream: ReadableStream): NodeReadableStream {
  return stream as unknown as NodeReadableStream;
}
function asWebStream(stream: NodeReadableStream): ReadableStream {
  return stream as unknown as ReadableStream;
}

/** Gzip with a flush per chunk, so that a streamed page's shell leaves at once. */
function compressed(request: Request, response: Response): Response {
  const accepts = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const isText = /text\/(html|x-script)/.test(response.headers.get('content-type') ?? '');
  if (!response.body || !accepts || !isText) return response;
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  const gzip = createGzip({ level: 4, flush: constants.Z_SYNC_FLUSH });
  const source = Readable.fromWeb(asNodeStream(response.body));
  source.on('error', () => gzip.destroy());
  const body = asWebStream(Readable.toWeb(source.pipe(gzip)));
  return new Response(body, { status: response.status, headers });
}
