export { createTarget } from './create-target.ts';
export { freezeJudge, freezeTarget } from './freeze-target.ts';
export { FrozenTarget } from './frozen-target.ts';
export { type AssistantFor, openAssistant, openTarget } from './open-assistant.ts';
export { openingOf } from './opening-of.ts';
export { type RebuiltRequest, rebuildRequest } from './rebuild-request.ts';
export { updateTarget } from './update-target.ts';
export { useAsJudge } from './use-as-judge.ts';
