import { canTargets } from '#server/areas/targets/access.ts';
import { type FrozenTarget, freezeTarget } from '#server/areas/targets/index.ts';
import { holds } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import { suggestionErrors } from './errors.ts';

/**
 * The target to ask, for who may ask targets: an answer costs what one of a trial does.
 * @throws suggestions.mayNotAsk, targets.notFound
 */
export async function freezeAsked(scope: Scope, targetId: string): Promise<FrozenTarget> {
  if (!holds(scope.access, canTargets.test)) throw suggestionErrors.mayNotAsk(canTargets.test.key);
  return await freezeTarget(scope, targetId);
}
