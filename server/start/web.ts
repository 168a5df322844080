import { existsSync } from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { ServerBuild } from '@remix-run/node';
import type { Env } from '#server/env.ts';
import { createHttpApp, type HttpOptions } from '#server/http/app.ts';
import { createNodeServer, withHeaders } from '#server/http/node-server.ts';
import { createPages } from '#server/http/pages.ts';
import { StartError } from '#server/postgres/start-error.ts';

export type WebServer = { close(): Promise<void> };
type Parts = Omit<HttpOptions, 'pages' | 'assets'>;

/** Serves the built pages, or in development what Vite makes of the sources. */
export async function startWeb(env: Env, parts: Parts): Promise<WebServer> {
  const server = createNodeServer(parts.services.baseUrl);
  const pagesOf = env.isProduction ? builtPages : developmentPages;
  const { listener, close: closePages } = await pagesOf(parts, server);
  server.on('request', listener);
  await listen(server, env);
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const hurry = setTimeout(() => server.closeAllConnections(), 1_000);
      await closePages();
      await closed;
      clearTimeout(hurry);
    },
  };
}

type Pages = { listener: http.RequestListener; close: () => Promise<void> };

async function builtPages(parts: Parts): Promise<Pages> {
  const file = path.resolve('build/server/index.js');
  if (!existsSync(file)) throw new StartError('The pages are not built. Run: npm run build');
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  const pages = createPages({ ...parts, mode: 'production', getBuild: async () => build });
  const app = createHttpApp({
    ...parts,
    pages,
    assets(app) {
      const root = './build/client';
      const cacheForever = serveStatic({
        root,
        precompressed: true,
        onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
      });
      app.use('/assets/*', cacheForever);
      app.use('/favicon.svg', serveStatic({ root }));
      // The command line, for machines that have nothing but Node.
      app.use('/cli/*', serveStatic({ root: './build' }));
    },
  });
  const listener = withHeaders(getRequestListener(app.fetch), parts.services.baseUrl);
  return { listener, close: async () => undefined };
}

async function developmentPages(parts: Parts, server: http.Server): Promise<Pages> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  });
  const getBuild = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  const app = createHttpApp({
    ...parts,
    pages: createPages({ ...parts, mode: 'development', getBuild }),
  });
  const answer = getRequestListener(app.fetch);
  return {
    listener: (request, response) =>
      vite.middlewares(request, response, () => void answer(request, response)),
    close: () => vite.close(),
  };
}

function listen(server: http.Server, { host, port }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is in use by another program. Stop it, or choose another one: PORT=${port + 1} npm start`;
      const denied = `This user may not listen on port ${port}. Choose one above 1024: PORT=3000 npm start`;
      const sentence = { EADDRINUSE: taken, EACCES: denied }[error.code ?? ''];
      reject(sentence ? new StartError(sentence) : error);
    });
    server.listen(port, host, () => resolve());
  });
}
