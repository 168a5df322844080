import type { Scope } from '#server/core/scope.ts';
import type { PromptContent } from './schema.ts';

/** Keeps `content` as a version of a prompt, for good. */
export async function writeVersion(
  scope: Scope,
  promptId: string,
  { version, content, message }: { version: number; content: PromptContent; message: string },
): Promise<void> {
  await scope.db.promptVersion.createMany({
    data: { promptId, version, content, message, createdById: scope.personId },
  });
}
