export { checkFilled } from './check-filled.ts';
export { compilePattern } from './compile-pattern.ts';
export { createScenario } from './create-scenario.ts';
export { evaluateExpectation, type Judged } from './evaluate-expectation.ts';
export { ExpectationDocument, toExpectation } from './expectation-document.ts';
export { listOutsideNames } from './fill-scenario.ts';
export type { Judgement } from './judgement.ts';
export { playedRows } from './played-rows.ts';
export { getScenario } from './reads.ts';
export { renameVariableInScenario } from './rename-variable.ts';
export {
  reaches,
  scoreConversation,
  shareOf,
  verdictByScore,
} from './score-conversation.ts';
export { setScenarioStatus } from './set-scenario-status.ts';
export { updateScenario } from './update-scenario.ts';
export { worstVerdict } from './worst-verdict.ts';
