import { remixRoutesOptionAdapter } from '@remix-run/routes-option-adapter';
import { flatRoutes } from 'remix-flat-routes';

const isDevelopment = import.meta.env.DEV;

/** Folders ending in + nest; `parts/`, `nav.ts`, tests and, when built, the gallery are not routes. */
export default remixRoutesOptionAdapter((defineRoutes) =>
  flatRoutes('routes', defineRoutes, {
    ignoredRouteFiles: [
      '**/.*',
      '**/*.css',
      '**/*.test.{ts,tsx}',
      '**/parts/**',
      '**/nav.ts',
      ...(isDevelopment ? [] : ['**/gallery.tsx', '**/gallery/**']),
    ],
  }),
);
