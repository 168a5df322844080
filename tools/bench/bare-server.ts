import { serve } from '@hono/node-server';
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import pg from 'pg';
import superjson from 'superjson';

// What the same list costs with nothing around it: no session, no membership, no permission, no
// transaction. Told its connection, its organization and its port as JSON in the first argument.
const { config, orgId, port } = JSON.parse(process.argv[2] ?? '{}');
const pool = new pg.Pool({ ...config, max: 12, options: `-c app.org_id=${orgId}` });
const t = initTRPC.create({ transformer: superjson });
const router = t.router({
  list: t.procedure.query(async () => {
    const { rows } = await pool.query({
      name: 'list',
      text: 'select id, name, description, status, tags, updated_at from prompt order by updated_at desc, id desc limit 50',
    });
    return { items: rows, nextCursor: null };
  }),
});
const app = new Hono();
app.all('/trpc/*', (c) => fetchRequestHandler({ endpoint: '/trpc', req: c.req.raw, router }));
serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => process.stdout.write('ready\n'));
