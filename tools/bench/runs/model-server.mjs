// An OpenAI-compatible server with a fixed latency, for the bench: `node model-server.mjs`. The latency stands
// in the path: /l20/v1/chat/completions answers after 20 ms. /f20/… fails every tenth call, by turns with 500,
// 429, a dropped connection and JSON that is cut off. /b20/… answers with 1 MB of text. GET /stats tells what came since it was last asked.
import http from 'node:http';

const said =
  'Your order 4711 was shipped on Monday with parcel service. You can follow it online. Is there anything else?';
const usage = { prompt_tokens: 42, completion_tokens: 23, total_tokens: 65 };
const about = { id: 'chatcmpl-1', created: 1_700_000_000, model: 'bench' };
const whole = JSON.stringify({
  ...about,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: 'stop' }],
  usage,
});
const chunk = (delta, finish_reason = null, more = {}) =>
  `data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }], ...more })}\n\n`;
const half = said.indexOf('You can');
const streamOf = (...more) =>
  [
    chunk({ role: 'assistant', content: '' }),
    chunk({ content: said.slice(0, half) }),
    chunk({ content: said.slice(half) }),
    ...more.map((content) => chunk({ content })),
    chunk({}, 'stop'),
    `data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices: [], usage })}\n\n`,
    'data: [DONE]\n\n',
  ].join('');
const stream = streamOf();
const bigStream = streamOf(...Array(1_000).fill(' and so on'.repeat(100)));

let stats = { calls: 0, failed: 0, firstMs: 0, lastMs: 0, most: 0 };
let open = 0;
let count = 0;

function fail(turn, response) {
  stats.failed += 1;
  if (turn === 0)
    return response.writeHead(500).end('{"error":{"message":"The server had an error"}}');
  if (turn === 1) return response.writeHead(429).end('{"error":{"message":"Rate limit reached"}}');
  if (turn === 2) return response.destroy();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(stream.slice(0, 300));
}

const server = http.createServer((request, response) => {
  const now = performance.now();
  if (request.url === '/stats') {
    response.end(JSON.stringify({ ...stats, spanMs: stats.lastMs - stats.firstMs }));
    stats = { calls: 0, failed: 0, firstMs: 0, lastMs: 0, most: 0 };
    return;
  }
  stats.calls += 1;
  if (stats.calls === 1) stats.firstMs = now;
  open += 1;
  stats.most = Math.max(stats.most, open);
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece) => {
    body += piece;
  });
  request.on('end', () => {
    const [, kind, latency] = /^\/([lfb])(\d+)\//.exec(request.url) ?? [];
    count += 1;
    const bad = kind === 'f' && count % 10 === 0 ? Math.floor(count / 10) % 4 : null;
    const answer = () => {
      open -= 1;
      if (bad !== null) fail(bad, response);
      else if (body.includes('"stream":true')) {
        response
          .writeHead(200, { 'content-type': 'text/event-stream' })
          .end(kind === 'b' ? bigStream : stream);
      } else {
        response.writeHead(200, { 'content-type': 'application/json' }).end(whole);
      }
      stats.lastMs = performance.now();
    };
    const left = Number(latency) - (performance.now() - now);
    if (left > 0) setTimeout(answer, left);
    else answer();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
