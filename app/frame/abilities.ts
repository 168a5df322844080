import { canMembers } from '#server/areas/identity/access.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import type { Permission } from '#server/core/access.ts';

const listed: readonly { text: string; permission: Permission }[] = [
  { text: 'Read prompts, scenarios and suites', permission: canPrompts.read },
  { text: 'Write and change them', permission: canPrompts.write },
  { text: 'Manage members and settings', permission: canMembers.manage },
];

export interface Ability {
  text: string;
  isHeld: boolean;
}

/** What somebody with a built-in role will be able to do, and what not. */
export function abilitiesOf(role: string): Ability[] {
  return listed.map(({ text, permission }) => ({
    text,
    isHeld: role === 'admin' || permission.roles.some((holder) => holder === role),
  }));
}

/** "an Editor", "a Viewer". */
export function withArticle(word: string): string {
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}
