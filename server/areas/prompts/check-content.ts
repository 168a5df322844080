import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';
import { listVariables } from './prompt-variables.ts';
import { parseProblem } from './template.ts';

/** Refuses a prompt that doesn't parse or names a variable the organization doesn't have. */
export async function checkContent(scope: Scope, content: string): Promise<void> {
  const problem = parseProblem(content);
  if (problem) {
    const place = problem.line > 0 ? ` (line ${problem.line})` : '';
    throw promptErrors.template(`${problem.message}${place}`);
  }
  const names = listVariables(content);
  const known = await scope.db.variable.findMany({
    where: { key: { in: names } },
    select: { key: true },
  });
  const keys = new Set(known.map(({ key }) => key));
  const missing = names.filter((name) => !keys.has(name));
  if (missing.length > 0) throw promptErrors.unknownVariables(missing);
}
