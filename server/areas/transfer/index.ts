export { applyDocuments } from './apply-import.ts';
