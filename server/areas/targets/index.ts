export { createTarget } from './create-target.ts';
export { freezeJudge, freezeTarget } from './freeze-target.ts';
export { FrozenTarget } from './frozen-target.ts';
export { openAssistant } from './open-assistant.ts';
export { useAsJudge } from './use-as-judge.ts';
