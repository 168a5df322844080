import type { PromptContent, PromptMessage } from '#server/areas/prompts/schema.ts';

/** A prompt as text that people read and compare: the parts of a chat prompt under their roles. */
export function promptText(content: PromptContent): string {
  if (typeof content === 'string') return content;
  return content
    .map(({ role, text }) => `${role.charAt(0)}${role.slice(1).toLowerCase()}:\n${text}`)
    .join('\n\n');
}

/** The parts of a prompt; a plain one is its one text, as the system message. */
export function partsOfContent(content: PromptContent): readonly PromptMessage[] {
  return typeof content === 'string' ? [{ role: 'SYSTEM', text: content }] : content;
}

/** The text of each part of a prompt. */
export function textsOfContent(content: PromptContent): string[] {
  return partsOfContent(content).map(({ text }) => text);
}
