import { defineArea } from '#server/core/area.ts';
import { meRouter } from './me-router.ts';
import { usernameTaken } from './set-username.ts';

/** People, and how they prove who they are. */
export const accounts = defineArea({
  name: 'accounts',
  account: { me: meRouter },
  permissions: [],
  conflicts: { user_username_key: usernameTaken },
});
