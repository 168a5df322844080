import type { z } from 'zod';
import type { Verdict } from '#server/areas/scenarios/schema.ts';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import type { TakeBackVerdict } from '../schema.ts';
import { applyVerdicts } from './apply-verdicts.ts';
import { judgeOf } from './judge-of.ts';
import { keepSaid, openExpectation } from './open-expectation.ts';

/**
 * Takes back what a person said about an expectation: what the machine said holds again.
 * @throws runs.nothingSaid when nobody says anything about it
 */
export async function takeBackVerdict(
  scope: Scope,
  input: z.output<typeof TakeBackVerdict>,
): Promise<{ verdict: Verdict }> {
  const { item, machine, standing } = await openExpectation(scope, input);
  if (!standing) throw runErrors.nothingSaid();
  const row = { verdict: null, note: '' };
  await keepSaid(scope, input, { item, machine, judge: judgeOf(null), row });
  const now = await applyVerdicts(scope, item);
  await audit(scope, 'run.verdictTakenBack', {
    resource: { kind: 'runItem', id: item.id, name: item.label },
    details: { turn: input.turn, expectation: input.expectation, machine: machine.verdict },
    change: {
      before: { said: standing.verdict, note: standing.note, verdict: item.verdict },
      after: { said: null, note: null, verdict: now },
    },
  });
  return { verdict: now };
}
