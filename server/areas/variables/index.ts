export { createEnvironment } from './create-environment.ts';
export { createVariable } from './create-variable.ts';
export { listEnvironments } from './read-environments.ts';
export { readVariables } from './reads.ts';
export { updateVariable } from './update-variable.ts';
