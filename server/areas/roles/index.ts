export { checkPatterns } from './check-patterns.ts';
export { checkGivable } from './giver-access.ts';
export { checkNotAbove } from './member-access.ts';
export { readRoleChoices } from './reads.ts';
