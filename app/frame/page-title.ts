import type { MetaDescriptor } from '@remix-run/react';

/** What `meta` is given of the pages around this one. */
type Around = readonly ({ id: string; data: unknown } | undefined)[];

function orgName(matches: Around): string | null {
  const layout = matches.find((match) => match?.id === 'routes/orgs.$org+/_layout');
  const data = layout?.data;
  if (typeof data !== 'object' || data === null || !('org' in data)) return null;
  const { org } = data;
  return typeof org === 'object' && org !== null && 'name' in org ? String(org.name) : null;
}

/**
 * The title of a page, the nearest thing first: "Prompts · Acme · Assay".
 * @example export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Prompts');
 */
export function pageTitle(matches: Around, ...parts: string[]): MetaDescriptor[] {
  const title = [...parts, orgName(matches), 'Assay'].filter(Boolean).join(' · ');
  return [{ title }];
}
