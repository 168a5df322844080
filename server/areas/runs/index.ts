export { dropEvidence } from './evidence/drop-evidence.ts';
export { patientUnit } from './patient-unit.ts';
export { startRun } from './start-run.ts';
