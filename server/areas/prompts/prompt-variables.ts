import { liquid, parseTemplate } from './template.ts';

/**
 * The variables a prompt needs, in order of first use, conditions and loops included; names the prompt
 * itself assigns are left out. Empty when the prompt does not parse: ask `parseProblem` first.
 */
export function listVariables(template: string): string[] {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return [];
  return Object.keys(liquid.analyzeSync(parsed.templates, { partials: false }).globals);
}
