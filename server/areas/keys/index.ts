export { openApiKey } from './open-api-key.ts';
export { readKeyAddress } from './read-key-address.ts';
export { readKeyStates } from './reads.ts';
