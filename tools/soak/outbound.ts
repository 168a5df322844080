// Attacks the one way out in a network of its own, where every forbidden address has somebody who
// listens: `npx tsx tools/soak/outbound.ts [flips]`. Linux with unshare and ip; needs no service.
import { spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHttpAssistant } from '#server/outside/http-endpoint/http-assistant.ts';
import { createModelAssistant } from '#server/outside/models/model-assistant.ts';
import { testKey } from '#server/outside/models/test-key.ts';
import type { Outbound } from '#server/outside/net/outbound.ts';
import { createOutbound } from '#server/outside/net/outbound.ts';
import { answerDns, type Zone } from '#server/testing/outbound/dns-double.ts';
import { forbiddenHosts, forbiddenIpv4 } from '#server/testing/outbound/forbidden-hosts.ts';

const inside = 'inside';
/** Of util-linux, which every Linux has. */
const namespaces = 'unshare';
const publicAddress = '93.184.215.14';
const port = 8080;
const ipv6 = ['fd00::1', 'fd00:ec2::254', 'fc00::1', '2001:db8::1', '100::1', '64:ff9b:1::1'];

/** Starts this file again in a network namespace whose only interface is its own loopback. */
function enter(): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-outbound-'));
  const resolv = path.join(folder, 'resolv.conf');
  fs.writeFileSync(resolv, 'nameserver 127.0.0.1\noptions timeout:2 attempts:1\n');
  const isLoopback = (address: string) => /^(127|0)\.|^24/.test(address);
  const setUp = [
    'ip link set lo up',
    ...[...forbiddenIpv4.filter((one) => !isLoopback(one)), publicAddress].map(
      (address) => `ip addr add ${address}/32 dev lo`,
    ),
    ...ipv6.map((address) => `ip -6 addr add ${address}/128 dev lo nodad`),
    `mount --bind ${resolv} /etc/resolv.conf`,
    `exec ${process.execPath} --import tsx ${fileURLToPath(import.meta.url)} ${inside} ${process.argv[2] ?? 100}`,
  ];
  const mapRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const args = [...mapRoot, '--net', '--mount', 'bash', '-ec', setUp.join('\n')];
  // Proxies named in the environment must be ignored: they would lead to the canary.
  const proxy = `http://10.0.0.5:${port}`;
  const env = { ...process.env, http_proxy: proxy, HTTP_PROXY: proxy, ALL_PROXY: proxy };
  const { status } = spawnSync(namespaces, args, { stdio: 'inherit', env });
  fs.rmSync(folder, { recursive: true });
  process.exitCode = status ?? 1;
}

type Surface = (url: string, outbound: Outbound) => Promise<unknown>;

const ask = () => ({
  opening: [],
  messages: [{ role: 'user' as const, text: 'Hello' }],
  locale: 'en',
  conversationId: 'c',
  state: null,
  idempotencyKey: 'k',
  signal: AbortSignal.timeout(15_000),
});
const model = { provider: 'OPENAI_COMPATIBLE', apiKey: 'key' } as const;
const endpoint = {
  method: 'POST',
  headers: {},
  body: '{"message": {{message}}}',
  replyPath: '/reply',
  conversationIdPath: '',
  timeoutMs: 5_000,
} as const;
const surfaces: Record<string, Surface> = {
  check: (url, outbound) => outbound.checkUrl(url),
  'model test': (baseUrl, outbound) => testKey({ ...model, baseUrl, outbound, timeoutMs: 5_000 }),
  'model run': (baseUrl, outbound) =>
    createModelAssistant({
      ...model,
      baseUrl,
      model: 'm',
      parameters: {},
      timeoutMs: 5_000,
      outbound,
    }).reply(ask()),
  'HTTP target': (url, outbound) =>
    createHttpAssistant({
      config: { ...endpoint, url },
      secretHeader: null,
      variables: {},
      outbound,
    }).reply(ask()),
};

async function attack(flips: number): Promise<void> {
  const hits: string[] = [];
  let welcome = 0;
  const canary = http.createServer((request, response) => {
    const { localAddress = '' } = request.socket;
    const code = Number(/^\/(30\d)/.exec(request.url ?? '')?.[1] ?? 0);
    const isWelcome = localAddress.endsWith(publicAddress);
    if (isWelcome) welcome += 1;
    else hits.push(`${localAddress} ${request.headers.host ?? ''}${request.url ?? ''}`);
    response.writeHead(code || 200, {
      connection: 'close',
      'content-type': 'application/json',
      ...(code ? { location: `http://10.0.0.5:${port}/inside` } : {}),
    });
    response.end('{"reply": "reached", "data": []}');
  });
  await new Promise<void>((resolve) => canary.listen(port, '::', resolve));
  const dns = dgram.createSocket('udp4');
  dns.on('message', (message, from) => {
    const answer = answerDns(message, zone(publicAddress));
    if (answer) dns.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => dns.bind(53, '127.0.0.1', resolve));
  await mustBeReachable();

  const outbound = createOutbound({ allow: [], connectTimeoutMs: 3_000 });
  const each = (url: string) =>
    Promise.all(Object.values(surfaces).map((surface) => surface(url, outbound).catch(() => null)));
  for (const host of forbiddenHosts) await each(`http://${host}:${port}`);
  for (const name of ['cname.test', 'long.test']) await each(`http://${name}:${port}`);
  for (const code of [301, 302, 303, 307, 308]) await each(`http://good.test:${port}/${code}`);
  for (let flip = 0; flip < flips; flip += 1) await each(`http://flip.test:${port}`);
  const before = welcome;
  for (let round = 0; round < 20; round += 1) await each(`http://good.test:${port}`);
  const reached = welcome - before;

  await outbound.close();
  canary.close();
  dns.close();
  const tried = forbiddenHosts.length + 7 + flips;
  process.stdout.write(
    `${tried} addresses by ${Object.keys(surfaces).length} ways: ${hits.length} hits; the allowed one was reached ${reached} times.\n`,
  );
  for (const hit of hits.slice(0, 20)) process.stdout.write(`  ${hit}\n`);
  process.exitCode = hits.length === 0 && reached >= 60 ? 0 : 1;
}

/** Names that answer well and badly by turns, with no time to live. */
function zone(good: string): Zone {
  let asked = 0;
  return (name, type) => {
    if (name === 'good.test') return type === 'A' ? [good] : [];
    if (name === 'flip.test') return type === 'A' ? [asked++ % 2 === 0 ? good : '10.0.0.5'] : [];
    if (name === 'two.test') return type === 'A' ? [good, '10.0.0.5'] : [];
    if (name === 'v6.test') return type === 'AAAA' ? ['fd00::1'] : [];
    if (name === 'cname.test') return type === 'A' ? ['127.0.0.1'] : ['::1'];
    if (name === 'long.test') return type === 'A' ? Array(300).fill('10.0.0.5') : [];
    if (/nip\.test|localdomain|mapped/.test(name)) return type === 'A' ? ['127.0.0.1'] : [];
    if (name === 'metadata.google.internal') return type === 'A' ? ['169.254.169.254'] : [];
    return [];
  };
}

/** A canary that could not sing would prove nothing. */
async function mustBeReachable(): Promise<void> {
  for (const host of ['127.0.0.1', '::1', '10.0.0.5', '169.254.169.254', 'fd00::1', 'flip.test']) {
    await new Promise<void>((resolve, reject) => {
      const socket = net.connect({ port, host, autoSelectFamily: false }, () => {
        socket.destroy();
        resolve();
      });
      socket.once('error', reject);
    });
  }
}

if (process.argv[2] === inside) await attack(Number(process.argv[3] ?? 100));
else enter();
