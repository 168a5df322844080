import { holds } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import { canPrompts } from './access.ts';
import { promptErrors } from './errors.ts';

/** @throws prompts.mayNotOverride, after `why` */
export function assertMayOverride(scope: Scope, why: string): void {
  if (!holds(scope.access, canPrompts.override)) throw promptErrors.mayNotOverride(why);
}
