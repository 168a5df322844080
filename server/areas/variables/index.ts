export { createVariable } from './create-variable.ts';
export { readVariables } from './reads.ts';
