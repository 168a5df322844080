import type { PromptRole } from '#server/areas/prompts/schema.ts';
import type { DraftPart } from './prompt-draft.ts';

/** Puts a part at a place; places outside go to the nearest end. */
export function insertPart(parts: readonly DraftPart[], at: number, part: DraftPart): DraftPart[] {
  return parts.toSpliced(Math.max(0, Math.min(at, parts.length)), 0, part);
}

/** Moves a part by so many places; beyond the ends it stays. */
export function movePart(parts: readonly DraftPart[], key: string, by: number): DraftPart[] {
  const from = parts.findIndex((part) => part.key === key);
  const part = parts[from];
  const to = from + by;
  if (!part || to < 0 || to >= parts.length) return [...parts];
  return parts.toSpliced(from, 1).toSpliced(to, 0, part);
}

/** Changes one part. */
export function changePart(
  parts: readonly DraftPart[],
  key: string,
  changes: Partial<Omit<DraftPart, 'key'>>,
): DraftPart[] {
  return parts.map((part) => (part.key === key ? { ...part, ...changes } : part));
}

/** The role that most likely comes after what there is. */
export function nextRole(parts: readonly DraftPart[]): PromptRole {
  const last = parts.at(-1)?.role;
  if (last === undefined) return 'SYSTEM';
  return last === 'USER' ? 'ASSISTANT' : 'USER';
}

/** A part's role and name as people read them. */
export const roleNames: Readonly<Record<PromptRole, string>> = {
  SYSTEM: 'System',
  DEVELOPER: 'Developer',
  USER: 'User',
  ASSISTANT: 'Assistant',
};
