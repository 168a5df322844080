import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a double was asked, credentials included. */
export type RecordedRequest = {
  method: string;
  /** Path and query as sent. */
  path: string;
  headers: Record<string, string>;
  body: string;
  /** `cut off` when either side closed the connection before the answer was complete. */
  answer: 'open' | 'complete' | 'cut off';
  /** Of the answer, once it is not open any more; what the kernel still holds included. */
  sentBytes: number;
};

export type Double = {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  url: string;
  /** Everything received so far, oldest first. */
  requests: RecordedRequest[];
  /** Stops at once, open connections included. */
  close(): Promise<void>;
};

export type Answer = (request: RecordedRequest, response: ServerResponse) => void | Promise<void>;

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
    answer: 'open',
    sentBytes: 0,
  };
}

/** A real HTTP server on loopback that records each request before `answer` writes the response. */
export async function startLoopbackServer(answer: Answer, port = 0): Promise<Double> {
  const requests: RecordedRequest[] = [];
  const server = createServer((incoming, response) => {
    // A client that goes away in the middle of an answer is part of what doubles are for.
    response.on('error', () => response.destroy());
    record(incoming)
      .then((recorded) => {
        requests.push(recorded);
        const { socket } = incoming;
        const sentBefore = socket.bytesWritten;
        response.on('close', () => {
          recorded.answer = response.writableFinished ? 'complete' : 'cut off';
          recorded.sentBytes = socket.bytesWritten - sentBefore;
        });
        return answer(recorded, response);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${listeningPort(server.address())}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The port of a server that listens on TCP. Throws otherwise. */
export function listeningPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('Not listening on TCP.');
  return address.port;
}

/** Ends an exchange with a JSON answer. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A server-sent event with a JSON value. */
export function sseEvent(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

/** The body as a JSON object; empty when it is anything else. */
export function jsonBody(request: RecordedRequest): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(request.body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
