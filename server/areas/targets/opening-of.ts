import type { PromptContent } from '#server/areas/prompts/schema.ts';
import type { OpeningMessage } from '#server/outside/assistant.ts';

const roles = {
  SYSTEM: 'system',
  DEVELOPER: 'developer',
  USER: 'user',
  ASSISTANT: 'assistant',
} as const;

/** A rendered prompt as an assistant takes it; a plain one is one system message, null is none. */
export function openingOf(content: PromptContent | null): OpeningMessage[] {
  if (content === null) return [];
  if (typeof content === 'string') return [{ role: 'system', text: content }];
  return content.map(({ role, text }) => ({ role: roles[role], text }));
}
