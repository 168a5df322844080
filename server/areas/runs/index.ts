export { dropOldReplies } from './cache/drop-old-replies.ts';
export { patientUnit } from './engine/patient-unit.ts';
export { dropEvidence } from './evidence/drop-evidence.ts';
export { startRun } from './start-run.ts';
