import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Fault, pour } from './faults.ts';
import { type RecordedRequest, sendJson } from './loopback-server.ts';

/** The request that a fault is played to. */
export type Scene = {
  model: string;
  request: RecordedRequest;
  response: ServerResponse;
  /** What is asked for by whoever limits the rate. */
  retryAfterSeconds: number;
};

export type Play = (scene: Scene) => void;

/** What a double can do wrong. */
export type Plays = Readonly<Partial<Record<Fault, Play>>>;

/** How a protocol streams a reply, as event-stream text: all that the faults of the wire need of it. */
export type Dialect = {
  open(model: string): string;
  piece(model: string, text: string): string;
  /** Ends the reply for a reason in the protocol's own words. */
  end(model: string, reason: string): string;
  /** The reason of a reply that is whole. */
  usualEnd: string;
  /** Tells in the stream that something broke. */
  error: string;
};

/** @throws when the double does not know the fault: a reply that fails in another way would hide it */
export function playFault(plays: Plays, fault: Fault, scene: Scene): void {
  const play = plays[fault];
  if (!play) throw new Error(`This double does not know the fault ${fault}.`);
  play(scene);
}

/** Refuses with a JSON body. */
export function refuse(
  status: number,
  body: (scene: Scene) => unknown,
  headers: (scene: Scene) => Record<string, string> = () => ({}),
): Play {
  return (scene) => sendJson(scene.response, status, body(scene), headers(scene));
}

/** The header that asks to wait, as seconds. */
export function retryAfter({ retryAfterSeconds }: Scene): Record<string, string> {
  return { 'retry-after': String(retryAfterSeconds) };
}

/** The header that asks to wait, as a date half a minute from now. */
export function retryAtDate(): Record<string, string> {
  return { 'retry-after': new Date(Date.now() + 30_000).toUTCString() };
}

/** Streams a reply without text that ends for this reason. */
export function endFor(dialect: Dialect, reason: string): Play {
  return stream(({ model }) => dialect.open(model) + dialect.end(model, reason));
}

/** Answers with an event stream that is over at once. */
export function stream(text: (scene: Scene) => string): Play {
  return (scene) => {
    scene.response.writeHead(200, { 'content-type': 'text/event-stream' });
    scene.response.end(text(scene));
  };
}

/** Begins a reply with two words, then does as told. */
export function begun(
  dialect: Dialect,
  next: (response: ServerResponse, model: string) => void,
): Play {
  return ({ model, response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const start = dialect.open(model) + dialect.piece(model, 'Once upon');
    response.write(start, () => next(response, model));
  };
}

function plain(status: number, headers: Record<string, string>, body: string): Play {
  return ({ response }) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** Breaks the connection the hard way, as a crashed server or a firewall does. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

const twoGigabytes = 2 * 1024 ** 3;

/** The harm that looks alike in every protocol of events. */
export function wireFaults(dialect: Dialect) {
  const after = (next: (response: ServerResponse, model: string) => void) => begun(dialect, next);
  return {
    hang: () => undefined,
    'hang-after-headers': ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    },
    'hang-mid-stream': after(() => undefined),
    reset: ({ response }) => reset(response),
    'reset-mid-stream': after(reset),
    drop: ({ response }) => {
      response.destroy();
    },
    'drop-mid-stream': after((response) => {
      response.destroy();
    }),
    'end-early': after((response) => {
      response.end();
    }),
    redirect: plain(307, { location: 'http://169.254.169.254/latest/meta-data/' }, ''),
    html: plain(200, { 'content-type': 'text/html' }, '<!doctype html><title>Welcome</title>'),
    'broken-json': plain(200, { 'content-type': 'application/json' }, '{"choices": [{"message": '),
    'broken-stream': after((response, model) => {
      response.end(`${dialect.piece(model, 'a time').trimEnd().slice(0, -8)}\n\n`);
    }),
    'error-at-once': stream(() => dialect.error),
    'error-in-stream': after((response) => {
      response.end(dialect.error);
    }),
    'endless-error': after((response) => {
      response.write(dialect.error);
    }),
    'endless-refusal': ({ response }) => {
      response.writeHead(401, { 'content-type': 'text/plain' });
      response.write('No such key.');
    },
    'huge-refusal': ({ response }) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      pour(response, 'It broke. '.repeat(6_000), twoGigabytes);
    },
    huge: after((response, model) => {
      pour(response, dialect.piece(model, 'x'.repeat(60_000)), twoGigabytes);
    }),
    'huge-line': after((response) => {
      response.write('data: ');
      pour(response, 'x'.repeat(60_000), twoGigabytes);
    }),
    drip: after((response, model) => {
      const piece = dialect.piece(model, ' x');
      const drip = setInterval(() => response.write(piece), 10);
      response.once('close', () => clearInterval(drip));
    }),
    compressed: ({ model, response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
      const { open, piece, end, usualEnd } = dialect;
      response.end(gzipSync(open(model) + piece(model, 'Hello') + end(model, usualEnd)));
    },
    empty: endFor(dialect, dialect.usualEnd),
  } satisfies Plays;
}
