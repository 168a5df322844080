import type { PromptDraft } from './prompt-draft.ts';

/** Messages by the place they belong to: a field's name, `content`, or the key of a part. */
export type PromptProblems = Readonly<Record<string, string>>;

/**
 * Says where refused paths such as `content.2.text` are in the draft that was sent, by keys, so that the
 * messages stay in place when parts move. The first message of a place counts.
 */
export function placePromptProblems(
  { isChat, parts }: Pick<PromptDraft, 'isChat' | 'parts'>,
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): PromptProblems {
  const placed: Record<string, string> = {};
  for (const { path, message } of issues) {
    const [field = '', index] = path.map(String);
    const part = field === 'content' ? parts[isChat ? Number(index ?? 'none') : 0] : undefined;
    placed[part?.key ?? field] ??= message;
  }
  return placed;
}
