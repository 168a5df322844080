export { createScenario } from './create-scenario.ts';
export { evaluateExpectation, type Judged } from './evaluate-expectation.ts';
export type { Judgement } from './judgement.ts';
export { setScenarioStatus } from './set-scenario-status.ts';
export { worstVerdict } from './worst-verdict.ts';
