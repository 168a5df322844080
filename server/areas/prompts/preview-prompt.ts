import type { Scope } from '#server/core/scope.ts';
import { renderPrompt } from './render-prompt.ts';
import type { PromptContent } from './schema.ts';

/** What a prompt becomes with the organization's variables as they are now. */
export async function previewPrompt(scope: Scope, content: PromptContent) {
  const variables = await scope.db.variable.findMany({ select: { key: true, value: true } });
  return renderPrompt(content, Object.fromEntries(variables.map(({ key, value }) => [key, value])));
}
