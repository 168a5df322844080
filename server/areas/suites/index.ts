export { createSuite } from './create-suite.ts';
export { readPlayedSuite } from './reads.ts';
export { updateSuite } from './update-suite.ts';
