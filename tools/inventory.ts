// npm run inventory: every procedure and route as JSON, read from the running code itself.
import { openAuthPaths } from '#server/areas/identity/index.ts';
import { inventory } from '#server/rpc/inventory.ts';

const routes = [
  ...['/health/live', '/health/ready'].map((path) => ({ path, kind: 'route', access: 'public' })),
  { path: '/metrics', kind: 'route', access: 'metrics token, or loopback without one' },
  ...[...openAuthPaths].map((path) => ({
    path: `/api/auth${path}`,
    kind: 'route',
    access: 'public, rate limited',
  })),
];
process.stdout.write(`${JSON.stringify({ procedures: inventory(), routes }, null, 2)}\n`);
