export { appendAnchors, headsFile, type OrgHead, readAnchors } from './anchors.ts';
export { type LogCheck, verifyLog } from './verify-log.ts';
