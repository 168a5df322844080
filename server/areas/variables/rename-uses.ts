import { canPrompts } from '#server/areas/prompts/access.ts';
import { renameVariableInPrompt } from '#server/areas/prompts/index.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { renameVariableInScenario } from '#server/areas/scenarios/index.ts';
import { authors, holds, permissions } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import { variableErrors } from './errors.ts';
import { renameVariableInTarget } from './rename-in-target.ts';
import type { VariableUse } from './where-used.ts';

type Rename = (scope: Scope, id: string, names: Names) => Promise<boolean>;
type Names = { from: string; to: string };

const kinds = {
  prompt: { rename: renameVariableInPrompt, write: canPrompts.write },
  scenario: { rename: renameVariableInScenario, write: canScenarios.write },
  // Declared by an area that comes after this one.
  target: {
    rename: renameVariableInTarget,
    write: permissions('targets', { write: authors }).write,
  },
} as const satisfies Record<VariableUse['kind'], { rename: Rename; write: { key: string } }>;

/**
 * Writes the other name of a variable wherever the old one stands, each as a new version, all or nothing.
 * @throws variables.mayNotRename where the person may not write what uses it
 * @throws variables.otherMeaning where the other name is already something else
 */
export async function renameUses(
  scope: Scope,
  uses: readonly VariableUse[],
  names: Names,
): Promise<void> {
  const closed = uses.filter(({ kind }) => !holds(scope.access, kinds[kind].write));
  if (closed.length > 0) throw variableErrors.mayNotRename(closed.map(({ name }) => name));
  const refused: string[] = [];
  for (const { kind, id, name } of uses) {
    if (!(await kinds[kind].rename(scope, id, names))) refused.push(name);
  }
  if (refused.length > 0) throw variableErrors.otherMeaning(names.to, refused);
}
