import type { Scope } from '#server/core/scope.ts';
import { renderPrompt } from './render-prompt.ts';

/** What a prompt becomes with the organization's variables as they are now. */
export async function previewPrompt(scope: Scope, content: string) {
  const variables = await scope.db.variable.findMany({ select: { key: true, value: true } });
  return renderPrompt(content, Object.fromEntries(variables.map(({ key, value }) => [key, value])));
}
