import type { Scope } from '#server/core/scope.ts';
import { textsOf } from './content-text.ts';
import { countTokens, type TokenCount } from './count-tokens.ts';
import { type Filled, findFilled } from './find-filled.ts';
import { type RenderedPrompt, renderPrompt } from './render-prompt.ts';
import type { PromptContent } from './schema.ts';

/** How long a part is, and where in it values of variables stand. */
export type PreviewedPart = TokenCount & { filled: Filled[] };

export type PromptPreview =
  | Exclude<RenderedPrompt, { content: PromptContent }>
  /** `parts` has one for each part of `content`, in order; one for a plain prompt. */
  | { content: PromptContent; parts: PreviewedPart[] };

/** What a prompt becomes with the organization's variables as they are now, and how long that is. */
export async function previewPrompt(scope: Scope, content: PromptContent): Promise<PromptPreview> {
  const values = await readValues(scope);
  const rendered = renderPrompt(content, values);
  if (!('content' in rendered)) return rendered;
  const templates = textsOf(content);
  const parts = await Promise.all(
    textsOf(rendered.content).map(async (text, index) => ({
      ...(await countTokens(text)),
      filled: findFilled(templates[index] ?? '', values, text),
    })),
  );
  return { content: rendered.content, parts };
}

async function readValues(scope: Scope): Promise<Record<string, string>> {
  const variables = await scope.db.variable.findMany({ select: { key: true, value: true } });
  return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
}
