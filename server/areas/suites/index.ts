export { createSuite } from './create-suite.ts';
export { getSuite, readPlayedSuite } from './reads.ts';
export { updateSuite } from './update-suite.ts';
