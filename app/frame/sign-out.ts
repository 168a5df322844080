import { authClient } from './auth-client.ts';
import { leavePage } from './leave-page.ts';
import { tellSignedOut } from './signed-out-channel.ts';

/**
 * Signs out and loads the next page afresh, so that nothing of the person stays in this tab or in
 * others. It leaves the page also where the server can't be reached; the session lasts then, and the
 * next page that is answered shows it.
 */
export async function signOut(next = '/sign-in'): Promise<void> {
  try {
    await authClient.signOut();
  } finally {
    tellSignedOut();
    leavePage(next);
  }
}
