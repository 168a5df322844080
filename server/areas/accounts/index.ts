export { type AccountScope, openAccountScope } from './account-scope.ts';
export { type Auth, createAuth, openAuthPaths } from './auth.ts';
export { clientAddressHeader } from './client-address-header.ts';
export { findSession } from './find-session.ts';
export { isInstanceAdmin } from './instance-admin.ts';
export { oneTimeLink } from './one-time-link.ts';
export { createPasswordList, type PasswordList } from './password-list.ts';
export { redirectUriOf, socialPaths } from './social/social-paths.ts';
