export { textsOf } from './content-text.ts';
export { createPrompt } from './create-prompt.ts';
export { moveLabel } from './move-label.ts';
export { listVariables } from './prompt-variables.ts';
export { renameVariableInPrompt } from './rename-variable.ts';
export { type RenderedPrompt, renderPrompt } from './render-prompt.ts';
export { setPromptStatus } from './set-prompt-status.ts';
export { parseProblem } from './template.ts';
export { updatePrompt } from './update-prompt.ts';
