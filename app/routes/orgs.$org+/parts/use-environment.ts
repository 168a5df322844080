import { useSyncExternalStore } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';

/** What a person may choose from; none where one may not see variables. */
export type Environments = readonly { id: string; name: string }[];

const listeners = new Set<() => void>();

/**
 * The environment whose values are shown and tried, null for none. It is kept per browser and
 * organization, so that every page of it begins with the same one.
 */
export function useEnvironment(environments: Environments) {
  const { slug } = useOrg();
  const place = `assay.environment.${slug}`;
  const kept = useSyncExternalStore(
    follow,
    () => read(place),
    () => null,
  );
  // One that was deleted since is none.
  const environmentId = environments.some(({ id }) => id === kept) ? kept : null;
  return { environmentId, choose: (id: string | null) => write(place, id) };
}

function follow(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('storage', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('storage', onChange);
  };
}

// Where the browser keeps nothing, the choice lasts as long as the page.
const ofThisPage = new Map<string, string | null>();

function read(place: string): string | null {
  const own = ofThisPage.get(place);
  if (own !== undefined) return own;
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function write(place: string, id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(place);
    else localStorage.setItem(place, id);
  } catch {
    ofThisPage.set(place, id);
  }
  for (const listener of listeners) listener();
}
