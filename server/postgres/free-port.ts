import net from 'node:net';
import { StartError } from './start-error.ts';

/** Where Linux starts to hand out ports to outgoing connections: one above may be gone any moment. */
const ephemeralFrom = 32_768;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** The first free loopback port from `preferred` on, below the range of outgoing connections. */
export async function findFreePort(preferred: number): Promise<number> {
  for (let port = preferred; port < Math.min(preferred + 1_000, ephemeralFrom); port++) {
    if (await isFree(port)) return port;
  }
  throw new StartError(
    `No port from ${preferred} on is free for Postgres: end what holds them, or set DATABASE_URL.`,
  );
}
