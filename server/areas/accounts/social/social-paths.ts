import type { ProviderId } from '#server/outside/identity/identity-provider.ts';

/** The endpoints below `/api/auth` that exist while these providers are set up. */
export function socialPaths(providers: readonly { id: ProviderId }[]): string[] {
  if (providers.length === 0) return [];
  return ['/oauth2/sign-in', '/oauth2/link', ...providers.map(({ id }) => callbackPath(id))];
}

/** Where a provider sends people back to, below `/api/auth`. */
export function callbackPath(id: ProviderId): string {
  return `/oauth2/callback/${id}`;
}

/** The address to register with a provider. */
export function redirectUriOf(baseUrl: string, id: ProviderId): string {
  return `${baseUrl}/api/auth${callbackPath(id)}`;
}
