import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { textsOf } from './content-text.ts';
import { countTokens, type TokenCount } from './count-tokens.ts';
import { promptErrors } from './errors.ts';
import { type Filled, findFilled } from './find-filled.ts';
import { type RenderedPrompt, renderPrompt } from './render-prompt.ts';
import type { PromptContent, RenderPrompt } from './schema.ts';

/** How long a part is, and where in it values of variables stand. */
export type PreviewedPart = TokenCount & { filled: Filled[] };

export type PromptPreview =
  | Exclude<RenderedPrompt, { content: PromptContent }>
  /** `parts` has one for each part of `content`, in order; one for a plain prompt. */
  | { content: PromptContent; parts: PreviewedPart[] };

/**
 * What a prompt becomes with the organization's variables as they are now, in an environment or outside
 * of any, and how long that is.
 * @throws prompts.environmentNotFound
 */
export async function previewPrompt(
  scope: Scope,
  { content, environmentId }: z.output<typeof RenderPrompt>,
): Promise<PromptPreview> {
  const values = await readValues(scope, environmentId);
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

async function readValues(
  scope: Scope,
  environmentId: string | null,
): Promise<Record<string, string>> {
  const variables = await scope.db.variable.findMany({ select: { key: true, value: true } });
  const values = Object.fromEntries(variables.map(({ key, value }) => [key, value]));
  if (environmentId === null) return values;
  const environment = await scope.db.environment.findFirst({
    where: { id: environmentId },
    select: { overrides: { select: { value: true, variable: { select: { key: true } } } } },
  });
  if (!environment) throw promptErrors.environmentNotFound();
  const nearer = environment.overrides.map(({ variable, value }) => [variable.key, value]);
  return { ...values, ...Object.fromEntries(nearer) };
}
