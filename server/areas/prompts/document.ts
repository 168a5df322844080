import { z } from 'zod';
import { CreatePrompt, PromptContent, type PromptMessage, PromptRole } from './schema.ts';

const keys = {
  SYSTEM: 'system',
  DEVELOPER: 'developer',
  USER: 'user',
  ASSISTANT: 'assistant',
} as const;
const text = z.string().optional();

/** One part of a chat prompt: `system: ...`, `developer: ...`, `user: ...` or `assistant: ...`. */
const PartDocument = z
  .strictObject({ system: text, developer: text, user: text, assistant: text })
  .refine(
    (part) => PromptRole.options.filter((role) => part[keys[role]] !== undefined).length === 1,
    {
      error:
        'Write one of "system: ...", "developer: ...", "user: ..." or "assistant: ..." in each part.',
    },
  );
type PartDocument = z.infer<typeof PartDocument>;

/** A plain prompt is a text, a chat prompt a list of its parts. */
const ContentDocument = z
  .union([z.string(), z.array(PartDocument)], { error: 'Write a text, or a list of parts.' })
  .superRefine((content, context) => {
    const parsed = PromptContent.safeParse(toPromptContent(content));
    for (const { path, message } of parsed.error?.issues ?? []) {
      context.addIssue({ code: 'custom', message, path: path.slice(0, 1) });
    }
  });
export type ContentDocument = z.infer<typeof ContentDocument>;

/** A prompt as a file says it. Labels stay behind: they say what is in use here, not what it says. */
export const PromptDocument = z.strictObject({
  kind: z.literal('Prompt'),
  name: CreatePrompt.shape.name,
  spec: CreatePrompt.omit({ name: true }).extend({
    /** Absent: published. */
    status: z.enum(['draft', 'published', 'archived']).optional(),
    content: ContentDocument,
  }),
});
export type PromptDocument = z.infer<typeof PromptDocument>;

/** What the content of a document stands for; within the limits of `PromptContent` when it was parsed. */
export function toPromptContent(content: ContentDocument): PromptContent {
  return typeof content === 'string' ? content : content.map(toMessage);
}

/** The content of a document; `toPromptContent` of it is the same again. */
export function fromPromptContent(content: PromptContent): ContentDocument {
  if (typeof content === 'string') return content;
  return content.map((part) => ({ [keys[part.role]]: part.text }));
}

function toMessage(part: PartDocument): PromptMessage {
  const role = PromptRole.options.find((one) => part[keys[one]] !== undefined) ?? 'SYSTEM';
  return { role, text: part[keys[role]] ?? '' };
}
