import { UndefinedVariableError } from 'liquidjs';
import { listVariables } from './prompt-variables.ts';
import { liquid, parseTemplate, type TemplateProblem, templateProblem } from './template.ts';

export type RenderedPrompt =
  | { text: string }
  /** Variables the prompt names, anywhere, that do not exist. */
  | { missing: string[] }
  | { problem: TemplateProblem };

/**
 * Fills a prompt's `{{variables}}` (Liquid). Values go in as they are: nothing is escaped, and a value
 * that holds braces is text, not a template. Never throws; equal input gives equal output.
 */
export function renderPrompt(
  template: string,
  variables: Readonly<Record<string, string>>,
): RenderedPrompt {
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
