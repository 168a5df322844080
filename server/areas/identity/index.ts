export { type Auth, clientAddressHeader, createAuth, openAuthPaths } from './auth.ts';
export { oneTimeLink } from './one-time-link.ts';
export { seedOrg } from './seed-org.ts';
