export { createSuite } from './create-suite.ts';
export { getSuite } from './reads.ts';
