import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from '#app/frame/nonce.ts';
import { PageBody } from '#app/frame/page-body.server.ts';

export const streamTimeout = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
) {
  const readyEvent = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise<Response>((resolve, reject) => {
    let didFail = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [readyEvent]() {
          const body = new PageBody();
          headers.set('content-type', 'text/html; charset=utf-8');
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: didFail ? 500 : status,
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError() {
          didFail = true;
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Aborted requests and addresses that don't exist are no faults; the rest belongs in the log. */
export function handleError(error: unknown, { request }: { request: Request }) {
  const isAnswer = error instanceof Response || (error as { status?: number })?.status === 404;
  if (request.signal.aborted || isAnswer) return;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
