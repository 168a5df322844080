import type { Scope } from '#server/core/scope.ts';
import { textsOf } from './content-text.ts';
import { promptErrors } from './errors.ts';
import { listVariables } from './prompt-variables.ts';
import type { PromptContent } from './schema.ts';
import { parseProblem } from './template.ts';

/** Refuses a prompt that doesn't parse or names a variable the organization doesn't have. */
export async function checkContent(scope: Scope, content: PromptContent): Promise<void> {
  for (const [part, text] of textsOf(content).entries()) {
    const problem = parseProblem(text);
    if (!problem) continue;
    const place = problem.line > 0 ? ` (line ${problem.line})` : '';
    throw promptErrors.template(`${problem.message}${place}`, fieldOf(content, part));
  }
  const names = listVariables(content);
  const known = await scope.db.variable.findMany({
    where: { key: { in: names } },
    select: { key: true },
  });
  const keys = new Set(known.map(({ key }) => key));
  const missing = names.filter((name) => !keys.has(name));
  if (missing.length === 0) return;
  const first = textsOf(content).findIndex((text) =>
    listVariables(text).some((name) => missing.includes(name)),
  );
  throw promptErrors.unknownVariables(missing, fieldOf(content, first));
}

function fieldOf(content: PromptContent, part: number) {
  return typeof content === 'string' ? ['content'] : ['content', part, 'text'];
}
