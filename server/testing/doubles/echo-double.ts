import type { ServerResponse } from 'node:http';
import { type Double, sendJson, sseEvent, startLoopbackServer } from './loopback-server.ts';
import { completionChunk, openAiProblem } from './openai-faults.ts';

/** How a hostile service writes the secret it was sent. */
export const echoEncodings = {
  plain: (secret: string) => secret,
  base64: (secret: string) => Buffer.from(`k=${secret}&`).toString('base64'),
  hex: (secret: string) => Buffer.from(secret).toString('hex').toUpperCase(),
  url: (secret: string) => encodeURIComponent(secret),
  json: (secret: string) => JSON.stringify(secret),
  reversed: (secret: string) => [...secret].reverse().join(''),
} as const;
export type EchoEncoding = keyof typeof echoEncodings;

type Tell = (told: string, response: ServerResponse) => void;

function send(status: number, type: string, body: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  };
}

/** Where in the answer of an HTTP endpoint it stands. */
export const endpointEchoes: Readonly<Record<string, Tell>> = {
  body: (told, response) => sendJson(response, 200, { reply: `You sent ${told}.`, id: told }),
  error: (told, response) => sendJson(response, 400, { error: { message: `Wrong key: ${told}!` } }),
  refused: (told, response) => sendJson(response, 401, { detail: told }),
  headers: (told, response) =>
    send(400, 'text/plain', '', { 'x-echo': told, 'www-authenticate': `Bearer ${told}` })(response),
  html: (told, response) =>
    send(200, 'text/html', `<!doctype html><title>${told}</title>`)(response),
  text: (told, response) => send(400, 'text/plain', `curl -H 'Authorization: ${told}'`)(response),
  broken: (told, response) => send(200, 'application/json', `{"reply": ${told}, `)(response),
  type: (told, response) =>
    send(200, `text/${told.replace(/[^\w.+-]/g, '')}`, `not JSON ${told}`)(response),
  redirect: (told, response) =>
    send(302, 'text/plain', '', { location: `http://127.0.0.1/?${encodeURI(told)}` })(response),
  path: (told, response) => sendJson(response, 200, { reply: { [told]: told } }),
};

function stream(response: ServerResponse, events: readonly unknown[], end = 'data: [DONE]\n\n') {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(events.map(sseEvent).join('') + end);
}

/** Where in the answer of a model it stands. */
export const modelEchoes: Readonly<Record<string, Tell>> = {
  chunks: (told, response) => {
    const pieces = (`Your key is ${told}, is it not?`.match(/.{1,5}/gs) ?? []).map((content) =>
      completionChunk('echo', { content }),
    );
    stream(response, [...pieces, completionChunk('echo', {}, 'stop')]);
  },
  error: (told, response) =>
    sendJson(response, 400, openAiProblem(`Incorrect API key provided: ${told}.`, 'bad')),
  midway: (told, response) =>
    stream(response, [
      completionChunk('echo', { content: `It is ${told}` }),
      openAiProblem(`Broke off at ${told}`, 'invalid'),
    ]),
  garbled: (told, response) =>
    stream(response, [completionChunk('echo', { content: 'Well' })], `data: {"x": ${told}\n\n`),
  plain: (told, response) => send(200, 'text/plain', `No stream: ${told}`)(response),
};

/**
 * A service that tells everybody the secret it was sent: as an HTTP endpoint at `<url>/<where>/<how>`,
 * as a model named `<where>-<how>` below `<url>/v1`.
 */
export function startEchoDouble(): Promise<Double> {
  return startLoopbackServer((request, response) => {
    const secret = request.headers.authorization ?? '';
    const bare = secret.replace(/^Bearer /, '');
    if (request.path.endsWith('/v1/models')) {
      const data = Object.values(echoEncodings).map((encode) => ({ id: encode(bare) }));
      return sendJson(response, 200, { data });
    }
    const model = /"model":"([a-z]+)-([a-z0-9]+)"/.exec(request.body);
    const [where = '', how = ''] = model?.slice(1) ?? request.path.split('/').slice(1);
    const encode = echoEncodings[how as EchoEncoding] ?? echoEncodings.plain;
    const tell = (model ? modelEchoes : endpointEchoes)[where];
    tell?.(encode(model ? bare : secret), response);
  });
}
