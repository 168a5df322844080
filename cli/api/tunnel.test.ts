import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certifiedName, startTlsServer } from '#server/testing/doubles/tls-server.ts';
import { type BuiltCli, buildCli } from '../testing/built-cli.ts';

let cli: BuiltCli;
let far: Awaited<ReturnType<typeof startTlsServer>>;
const tunnels: string[] = [];
const proxy = http.createServer();
proxy.on('connect', (request, socket, head) => {
  tunnels.push(`${request.url} ${request.headers['proxy-authorization']}`);
  const onward = net.connect(far.port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
});

beforeAll(async () => {
  far = await startTlsServer();
  cli = await buildCli({ ASSAY_TOKEN: 'asy_x', ASSAY_ORG: 'acme' });
  cli.write('ca.pem', far.ca);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  cli.remove();
  proxy.close();
  await far.close();
});

it('what is encrypted goes through a proxy unseen, to whom its certificate names alone', {
  timeout: 20_000,
}, async () => {
  const { port } = proxy.address() as AddressInfo;
  const call = (name: string, more: Record<string, string>) =>
    cli.run(['run', 'Smoke'], {
      env: { ASSAY_URL: `https://${name}`, HTTPS_PROXY: `http://me:pw@127.0.0.1:${port}`, ...more },
    });
  const known = { NODE_EXTRA_CA_CERTS: path.join(cli.folder, 'ca.pem') };
  const met = await call(certifiedName, known);
  // It answers, though it is no Assay.
  expect(met).toMatchObject({
    code: 3,
    err: expect.stringContaining('There is no Assay at https://'),
  });
  expect(far.requests()).toBe(1);
  expect(tunnels).toEqual([
    `${certifiedName}:443 Basic ${Buffer.from('me:pw').toString('base64')}`,
  ]);
  expect((await call('other.test', known)).err).toContain('its certificate is for another name');
  expect((await call(certifiedName, {})).err).toContain('its certificate is not trusted');
  expect(far.requests()).toBe(1);
});
