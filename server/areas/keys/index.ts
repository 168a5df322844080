export { openApiKey } from './open-api-key.ts';
export { readKeyStates } from './reads.ts';
