import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkContent } from './check-content.ts';
import { lockPrompt } from './lock-prompt.ts';
import { getPromptVersion } from './version-reads.ts';
import { writeVersion } from './write-version.ts';

/**
 * Makes the content of an earlier version the newest one, as a version of its own. The newest itself is
 * left as it is.
 */
export async function restorePrompt(
  scope: Scope,
  id: string,
  from: number,
): Promise<{ version: number }> {
  const was = await lockPrompt(scope, id);
  const { content } = await getPromptVersion(scope, id, from);
  const version = from === was.version ? was.version : was.version + 1;
  if (version !== was.version) {
    await checkContent(scope, content);
    const message = `Restored from version ${from}`;
    await writeVersion(scope, id, { version, content, message });
    await scope.db.prompt.update({
      where: { orgId_id: { orgId: scope.org.id, id } },
      data: { version },
    });
  }
  await audit(scope, 'prompt.restored', {
    resource: { kind: 'prompt', id, name: was.name },
    details: { from },
    change: {
      before: { version: was.version, content: was.content },
      after: { version, content },
    },
  });
  return { version };
}
