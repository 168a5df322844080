export { assertEnvironment } from './assert-environment.ts';
export { createEnvironment } from './create-environment.ts';
export { createVariable } from './create-variable.ts';
export { readVariables } from './reads.ts';
export { updateVariable } from './update-variable.ts';
