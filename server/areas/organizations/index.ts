export { seedOrg } from './seed-org.ts';
