import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../../../_layout.tsx';

/** The permissions one holds in this organization oneself. */
export function useHeldPermissions(): readonly string[] {
  const data = useRouteLoaderData<typeof loader>('routes/orgs.$org+/_layout');
  return data?.org.permissions ?? [];
}
