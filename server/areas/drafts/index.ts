export { dropOldDrafts } from './drop-old-drafts.ts';
