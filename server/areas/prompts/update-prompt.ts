import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { nameOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkContent } from './check-content.ts';
import { promptErrors } from './errors.ts';
import { lockPrompt } from './lock-prompt.ts';
import type { UpdatePrompt } from './schema.ts';
import { writeVersion } from './write-version.ts';

/**
 * Saves a prompt. Other content makes the next version; versions never change.
 * @throws prompts.changedMeanwhile when `baseVersion` is not the newest
 */
export async function updatePrompt(
  scope: Scope,
  input: z.output<typeof UpdatePrompt>,
): Promise<{ version: number }> {
  const { id, name, description, tags, content, message } = input;
  const was = await lockPrompt(scope, id);
  if (was.version !== input.baseVersion) {
    throw promptErrors.changedMeanwhile(await nameOf(scope, was.savedById));
  }
  await checkContent(scope, content);
  const isSame = isDeepStrictEqual(was.content, content);
  const version = isSame ? was.version : was.version + 1;
  if (!isSame) await writeVersion(scope, id, { version, content, message });
  await scope.db.prompt.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { name, description, tags, version },
  });
  await audit(scope, 'prompt.updated', {
    resource: { kind: 'prompt', id, name },
    details: { version },
    change: {
      before: {
        name: was.name,
        description: was.description,
        tags: was.tags,
        content: was.content,
      },
      after: { name, description, tags, content },
    },
  });
  return { version };
}
