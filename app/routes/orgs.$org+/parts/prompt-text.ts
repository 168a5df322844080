import type { PromptContent } from '#server/areas/prompts/schema.ts';

/** A prompt as text that people read and compare: the parts of a chat prompt under their roles. */
export function promptText(content: PromptContent): string {
  if (typeof content === 'string') return content;
  return content
    .map(({ role, text }) => `${role.charAt(0)}${role.slice(1).toLowerCase()}:\n${text}`)
    .join('\n\n');
}
