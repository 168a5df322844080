import type { PromptContent } from './schema.ts';

/** The templates of a prompt in order: its one text, or the text of each part. */
export function textsOf(content: PromptContent): string[] {
  return typeof content === 'string' ? [content] : content.map(({ text }) => text);
}

/** The same prompt with other texts, one for each that `textsOf` gives. */
export function withTexts(content: PromptContent, texts: readonly string[]): PromptContent {
  if (typeof content === 'string') return texts[0] ?? '';
  return content.map((part, i) => ({ ...part, text: texts[i] ?? '' }));
}
