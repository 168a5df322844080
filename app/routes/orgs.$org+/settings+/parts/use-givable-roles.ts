import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../../_layout.tsx';

/** The roles one may give to others in this organization. */
export function useGivableRoles(): readonly string[] {
  const data = useRouteLoaderData<typeof loader>('routes/orgs.$org+/_layout');
  return data?.org.givableRoles ?? [];
}
