import type { z } from 'zod';
import type { PromptContent, PromptRole, UpdatePrompt } from '#server/areas/prompts/schema.ts';

/** A part being edited; `key` stays its own wherever it moves. */
export type DraftPart = { key: string; role: PromptRole; text: string };

/** A prompt being edited. A plain one has one part, whose role says nothing. */
export type PromptDraft = {
  name: string;
  description: string;
  tags: string[];
  message: string;
  isChat: boolean;
  parts: DraftPart[];
};

export type PromptInput = Omit<z.input<typeof UpdatePrompt>, 'id' | 'baseVersion'>;

/** What is edited of a stored prompt. Keys come from the places, so that server and browser agree. */
export function toPromptDraft(stored: {
  name: string;
  description: string;
  tags: string[];
  content: PromptContent;
}): PromptDraft {
  const { name, description, tags, content } = stored;
  const isChat = typeof content !== 'string';
  const messages = isChat ? content : [{ role: 'SYSTEM' as const, text: content }];
  const parts = messages.map((part, i) => ({ key: `p${i}`, ...part }));
  return { name, description, tags, message: '', isChat, parts };
}

/** The content as typed; it may still be refused. */
export function contentOf({ isChat, parts }: PromptDraft): PromptContent {
  return isChat ? parts.map(({ role, text }) => ({ role, text })) : (parts[0]?.text ?? '');
}

/** What the server is given of a draft. */
export function toPromptInput(draft: PromptDraft): PromptInput {
  const { name, description, tags, message } = draft;
  return { name, description, tags, message, content: contentOf(draft) };
}
