import { canApiKeys } from '#server/areas/keys/access.ts';
import { canMembers } from '#server/areas/organizations/access.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canRuns } from '#server/areas/runs/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import type { Permission } from '#server/core/access.ts';
import { permissionText } from './permission-text.ts';

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

/**
 * What somebody with a role will be able to do, and what not. `patterns` are those of a role of the
 * organization's own, null for a built-in one.
 */
export function abilitiesOf(role: string, patterns: readonly string[] | null): Ability[] {
  if (patterns) return patterns.map((one) => ({ text: permissionText(one), isHeld: true }));
  return listed.map(({ text, permission }) => ({
    text,
    isHeld: role === 'admin' || permission.roles.some((holder) => holder === role),
  }));
}

/** "an Editor", "a Viewer". */
export function withArticle(word: string): string {
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}
