import { authClient } from './auth-client.ts';

/** Signs out and loads the next page afresh, so that nothing of the person stays in the tab. */
export async function signOut(next = '/sign-in'): Promise<void> {
  await authClient.signOut();
  window.location.assign(next);
}
