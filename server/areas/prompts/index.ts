export { createPrompt } from './create-prompt.ts';
export { renderPrompt } from './render-prompt.ts';
