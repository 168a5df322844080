export { createPrompt } from './create-prompt.ts';
export { listVariables } from './prompt-variables.ts';
export { renderPrompt } from './render-prompt.ts';
export { setPromptStatus } from './set-prompt-status.ts';
