import { UndefinedVariableError } from 'liquidjs';
import { textsOf, withTexts } from './content-text.ts';
import { listVariables } from './prompt-variables.ts';
import type { PromptContent } from './schema.ts';
import { liquid, parseTemplate, type TemplateProblem, templateProblem } from './template.ts';

export type RenderedText =
  | { text: string }
  /** Variables the prompt names, anywhere, that do not exist. */
  | { missing: string[] }
  | { problem: TemplateProblem };

export type RenderedPrompt =
  | { content: PromptContent }
  | { missing: string[] }
  /** `part` counts from 0. */
  | { problem: TemplateProblem & { part: number } };

/** Fills the variables of a prompt, as `renderText` does in each of its parts. */
export function renderPrompt(
  content: PromptContent,
  variables: Readonly<Record<string, string>>,
): RenderedPrompt {
  const texts: string[] = [];
  const missing = new Set<string>();
  for (const [part, template] of textsOf(content).entries()) {
    const rendered = renderText(template, variables);
    if ('problem' in rendered) return { problem: { ...rendered.problem, part } };
    if ('missing' in rendered) for (const name of rendered.missing) missing.add(name);
    else texts.push(rendered.text);
  }
  return missing.size > 0 ? { missing: [...missing] } : { content: withTexts(content, texts) };
}

/**
 * Fills a prompt's `{{variables}}` (Liquid). Values go in as they are: nothing is escaped, and a value
 * that holds braces is text, not a template. Never throws; equal input gives equal output.
 */
export function renderText(
  template: string,
  variables: Readonly<Record<string, string>>,
): RenderedText {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return { problem: parsed.problem };
  const missing = listVariables(template).filter((name) => !Object.hasOwn(variables, name));
  if (missing.length > 0) return { missing };
  try {
    const text: unknown = liquid.renderSync(parsed.templates, { ...variables });
    return { text: String(text) };
  } catch (error) {
    if (!(error instanceof UndefinedVariableError)) return { problem: templateProblem(error) };
    const { line, column } = templateProblem(error);
    const message = `${String(error.originalError?.message ?? 'A variable is not set')}.`;
    return { problem: { message: capital(message), line, column } };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
