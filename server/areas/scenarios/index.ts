export { compilePattern } from './compile-pattern.ts';
export { createScenario } from './create-scenario.ts';
export { evaluateExpectation, type Judged } from './evaluate-expectation.ts';
export { ExpectationDocument, toExpectation } from './expectation-document.ts';
export type { Judgement } from './judgement.ts';
export { getScenario } from './reads.ts';
export { setScenarioStatus } from './set-scenario-status.ts';
export { worstVerdict } from './worst-verdict.ts';
