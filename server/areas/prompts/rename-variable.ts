import type { Scope } from '#server/core/scope.ts';
import { lockPrompt } from './lock-prompt.ts';
import { renameInContent } from './rename-in-content.ts';
import { updatePrompt } from './update-prompt.ts';

/**
 * Saves a prompt with a variable by another name, as its next version. The variable must have that name
 * already. False when the other name already means something in it: then nothing is saved.
 */
export async function renameVariableInPrompt(
  scope: Scope,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const { version, content, savedById: _, ...about } = await lockPrompt(scope, id);
  const renamed = renameInContent(content, from, to);
  if (renamed === null) return false;
  const message = `Renamed {{${from}}} to {{${to}}}`;
  await updatePrompt(scope, { id, baseVersion: version, ...about, content: renamed, message });
  return true;
}
