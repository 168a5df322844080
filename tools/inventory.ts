// npm run inventory: every procedure and route as JSON, read from the running code itself.
import { openAuthPaths, socialPaths } from '#server/areas/accounts/index.ts';
import { providerIds } from '#server/outside/identity/identity-provider.ts';
import { inventory } from '#server/rpc/inventory.ts';
import { orgRoutes } from '#server/rpc/org-routes.ts';

const routes = [
  ...['/health/live', '/health/ready'].map((path) => ({ path, kind: 'route', access: 'public' })),
  { path: '/metrics', kind: 'route', access: 'metrics token, or loopback without one' },
  ...[...openAuthPaths].map((path) => ({
    path: `/api/auth${path}`,
    kind: 'route',
    access: 'public, rate limited',
  })),
  ...socialPaths(providerIds.map((id) => ({ id }))).map((path) => ({
    path: `/api/auth${path}`,
    kind: 'route',
    access: 'public, rate limited, where the provider is set up',
  })),
  ...orgRoutes.map(({ path, permission, audit }) => ({
    path: `/api/orgs/:org/${path}`,
    kind: 'route',
    access: 'member',
    permission: permission.key,
    audit,
  })),
];
process.stdout.write(`${JSON.stringify({ procedures: inventory(), routes }, null, 2)}\n`);
