import http from 'node:http';
import type { Socket } from 'node:net';
import { securityHeaders } from './security.ts';

export type Limits = {
  /** How long a client may take for the head of a request, and for all of it. */
  headersMs: number;
  requestMs: number;
  /** How often that is looked at. */
  checkMs: number;
};

const usual: Limits = { headersMs: 15_000, requestMs: 60_000, checkMs: 1_000 };

/** Longer than any stream lives; ends what a client neither sends nor takes anything on. */
const silenceMs = 16 * 60_000;

const refusals: Record<string, [status: number, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'The head of the request is larger than 16 KB.'],
};

/** The server that speaks HTTP, unhurried by slow clients; every answer of its own has the headers too. */
export function createNodeServer(baseUrl: string, limits: Limits = usual): http.Server {
  const server = http.createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
    // Refused below: what Node answers itself has no headers of ours.
    requireHostHeader: false,
  });
  server.timeout = silenceMs;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const [status, message] = refusals[error.code ?? ''] ?? [400, 'This is not valid HTTP.'];
    socket.end(rawAnswer(status, message, baseUrl), () => socket.destroy());
  });
  server.on('checkExpectation', (_, response: http.ServerResponse) => {
    addHeaders(response, baseUrl);
    response.writeHead(417).end();
  });
  return server;
}

/**
 * Lets `listener` answer, on top of headers that hold for whatever it, or what it is made of, answers
 * by itself. Requests that name no host, or a strange one, go no further.
 */
export function withHeaders(listener: http.RequestListener, baseUrl: string): http.RequestListener {
  return (request, response) => {
    addHeaders(response, baseUrl);
    if (isHost(request.headers.host)) return listener(request, response);
    const body = JSON.stringify({ message: 'The request names no host.' });
    response.writeHead(400, { 'content-type': 'application/json', connection: 'close' }).end(body);
  };
}

function isHost(host: string | undefined): boolean {
  return host !== undefined && /^[\w.-]+(:\d+)?$|^\[[\d:a-f.]+\](:\d+)?$/i.test(host);
}

function addHeaders(response: http.ServerResponse, baseUrl: string): void {
  for (const [name, value] of securityHeaders(null, baseUrl)) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
}

function rawAnswer(status: number, message: string, baseUrl: string): string {
  const body = JSON.stringify({ message });
  const headers: [string, string][] = [
    ...securityHeaders(null, baseUrl),
    ['cache-control', 'no-store'],
    ['content-type', 'application/json'],
    ['content-length', String(Buffer.byteLength(body))],
    ['connection', 'close'],
  ];
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\n${head}\r\n${body}`;
}
