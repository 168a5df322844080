import { textsOf } from './content-text.ts';
import type { PromptContent } from './schema.ts';
import { liquid, parseTemplate } from './template.ts';

/**
 * The variables a prompt needs, in order of first use, conditions and loops included; names the prompt
 * itself assigns are left out. A part that does not parse names none: ask `parseProblem` first.
 */
export function listVariables(content: PromptContent): string[] {
  return [...new Set(textsOf(content).flatMap(templateVariables))];
}

function templateVariables(template: string): string[] {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return [];
  return Object.keys(liquid.analyzeSync(parsed.templates, { partials: false }).globals);
}
