import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HttpEnv } from './app.ts';
import { refuseJsonShape } from './json-shape.ts';
import { refuse } from './refuse.ts';

const methods = new Set(['GET', 'HEAD', 'POST']);

/** Refuses requests to the APIs larger than 1 MB. */
export const limitedBody: MiddlewareHandler<HttpEnv> = bodyLimit({
  maxSize: 1024 * 1024,
  // The rest of the request is not read, so nothing can follow it on this connection.
  onError: (c) =>
    refuse(c, 413, 'request.tooLarge', 'The request is larger than 1 MB.', { connection: 'close' }),
});

/** Takes reads, and writes as JSON of a shape worth parsing, which are passed on as they came. */
export const plainJson: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const request = c.req.raw;
  if (!methods.has(request.method)) {
    const words = 'Only GET and POST are answered here.';
    return refuse(c, 405, 'http.method_not_supported', words, { allow: 'GET, POST' });
  }
  const asked = c.req.query('input');
  const problem = asked === undefined ? null : refuseJsonShape(asked);
  if (problem) return refuse(c, 400, 'request.tooComplex', problem);
  if (request.method !== 'POST') return await next();
  const text = await request.text();
  if (text !== '') {
    const type = request.headers.get('content-type') ?? '';
    if (!/^application\/json\s*(;|$)/i.test(type)) {
      return refuse(c, 415, 'request.notJson', 'The request must be application/json.');
    }
    const refusal = refuseJsonShape(text);
    if (refusal) return refuse(c, 400, 'request.tooComplex', refusal);
  }
  const { method, headers, url, signal } = request;
  c.req.raw = new Request(url, { method, headers, signal, body: text });
  return await next();
};
