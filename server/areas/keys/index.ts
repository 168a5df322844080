export { type OpenedApiKey, openApiKey } from './open-api-key.ts';
export { readKeyStates } from './reads.ts';
export { setApiKey } from './set-api-key.ts';
