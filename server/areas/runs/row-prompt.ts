import { listVariables, type RenderedPrompt, renderPrompt } from '#server/areas/prompts/index.ts';
import type { PromptContent } from '#server/areas/prompts/schema.ts';

type Values = Readonly<Record<string, string>>;

/** Whether values of a scenario's own change what a prompt says to it. */
export function touchesPrompt(template: PromptContent, own: Values): boolean {
  return listVariables(template).some((name) => Object.hasOwn(own, name));
}

/** A prompt as one row of the matrix gets it: the values of its own stand above the run's. */
export function renderForRow(
  template: PromptContent,
  variables: Values,
  own: Values,
): RenderedPrompt {
  return renderPrompt(template, { ...variables, ...own });
}

/**
 * The prompt of a target as one row of the matrix gets it; null for none.
 * @param o.rendered with the run's values alone
 */
export function promptForRow(
  o: { template: PromptContent | null; rendered: PromptContent | null; variables: Values },
  own: Values,
): PromptContent | null {
  if (o.template === null || !touchesPrompt(o.template, own)) return o.rendered;
  const rendered = renderForRow(o.template, o.variables, own);
  return 'content' in rendered ? rendered.content : o.rendered;
}
