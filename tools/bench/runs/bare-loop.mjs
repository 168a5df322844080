// The limit: the same conversations and the same checks with nothing around them, for the bench.
// `node bare-loop.mjs <base url> <conversations> <turns> <at once> <checks as JSON>`
import http from 'node:http';

const [url = '', items, turns, concurrency, checks = '[]'] = process.argv.slice(2);
const values = JSON.parse(checks);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(concurrency) });

function ask(messages) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${url}/chat/completions`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (piece) => {
          body += piece;
        });
        response.on('end', () => resolve(JSON.parse(body).choices[0].message.content));
      },
    );
    request.on('error', reject);
    request.end(JSON.stringify({ model: 'bench', messages }));
  });
}

let next = 0;
let passed = 0;
async function worker() {
  while (next < Number(items)) {
    const item = next++;
    const messages = [];
    for (let turn = 0; turn < Number(turns); turn += 1) {
      messages.push({ role: 'user', content: `Where is my order, number ${item}?` });
      const reply = await ask(messages);
      messages.push({ role: 'assistant', content: reply });
      const text = reply.normalize('NFC').toLowerCase();
      if (values.every((value) => text.includes(value.toLowerCase()))) passed += 1;
    }
  }
}
await Promise.all(Array.from({ length: Number(concurrency) }, worker));
agent.destroy();
process.stdout.write(`${passed}\n`);
