import { canMembers } from '#server/areas/identity/access.ts';
import { canApiKeys } from '#server/areas/keys/access.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canRuns } from '#server/areas/runs/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import type { Permission } from '#server/core/access.ts';

const listed: readonly { text: string; permission: Permission }[] = [
  { text: 'See runs and read why something failed', permission: canRuns.read },
  { text: 'Read prompts, scenarios and suites', permission: canPrompts.read },
  { text: 'Start runs', permission: canRuns.execute },
  { text: 'Write prompts, scenarios and suites', permission: canPrompts.write },
  { text: 'Set up what scenarios are played against', permission: canTargets.write },
  { text: 'Keep API keys', permission: canApiKeys.manage },
  { text: 'Invite people and change settings', permission: canMembers.manage },
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
