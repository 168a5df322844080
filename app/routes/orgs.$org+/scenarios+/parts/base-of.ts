import type { Authored } from './draft.ts';
import { toDraft } from './draft.ts';
import { fromKept, type KeptScenario, toKept } from './kept-draft.ts';

/** What an edit began from. */
export type Base = {
  version: number;
  about: { name: string; description: string; tags: string[] };
  kept: KeptScenario;
};

/** The state of a stored scenario that an edit begins from. */
export function baseOf(stored: Authored & { version: number }): Base {
  const { version, name, description, tags } = stored;
  return { version, about: { name, description, tags }, kept: toKept(toDraft(stored)) };
}

/** True when somebody saved something else since. */
export function isNewer(
  news: { version: number; name: string; description: string; tags: string[] },
  { version, about }: Base,
): boolean {
  if (news.version !== version) return news.version > version;
  const { name, description, tags } = news;
  return JSON.stringify({ name, description, tags }) !== JSON.stringify(about);
}

/** What is saved, for the editor. */
export function draftOf(base: Base) {
  return fromKept(base.kept);
}
