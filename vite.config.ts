import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** What every page needs, in three files that change seldom instead of a hundred that are small. */
function chunkOf(id: string): string | undefined {
  if (
    /\/node_modules\/(react|react-dom|react-router|react-router-dom|scheduler|@remix-run)\//.test(
      id,
    )
  )
    return 'react';
  if (id.includes('/node_modules/lucide-react/')) return 'icons';
  if (/\/node_modules\/(radix-ui|@radix-ui|@floating-ui)\//.test(id)) return 'radix';
  return undefined;
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild
      ? {}
      : { output: { manualChunks: chunkOf, experimentalMinChunkSize: 8_000 } },
  },
  optimizeDeps: {
    entries: ['app/entry.client.tsx', 'app/root.tsx', 'app/routes/**/*.tsx'],
  },
  server: { watch: { ignored: ['**/.assay/**', '**/build/**', '**/test-results/**'] } },
}));
