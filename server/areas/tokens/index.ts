export { revokeTokensOf } from './revoke-tokens-of.ts';
