import { toNamedTarget } from '#server/areas/targets/document.ts';
import type { DocumentOf } from '#server/documents/any-document.ts';
import type { Names } from './read-names.ts';

/** What the verbs of targets take for a document; the secret stays as it is. */
export function targetInput(document: DocumentOf<'Target'>, names: Names) {
  const { isJudge: _, judgeVotes: __, ...target } = toNamedTarget(document);
  if (target.kind === 'HTTP') return target;
  const { prompt, ...rest } = target;
  return { ...rest, promptId: prompt === null ? null : names.idOf('Prompt', prompt) };
}
