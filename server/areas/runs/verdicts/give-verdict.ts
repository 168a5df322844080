import type { z } from 'zod';
import type { Verdict } from '#server/areas/scenarios/schema.ts';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import type { GiveVerdict } from '../schema.ts';
import { applyVerdicts } from './apply-verdicts.ts';
import { judgeOf } from './judge-of.ts';
import { keepSaid, openExpectation } from './open-expectation.ts';

/**
 * Says as a person whether a played reply meets an expectation. From then on that holds, in the turn, the
 * conversation and the run; what the machine said is kept beside it. To say the same as the machine
 * changes no result: it is a label that judges are measured by.
 * @throws runs.noteMissing when it says something else than the machine without a note
 */
export async function giveVerdict(
  scope: Scope,
  input: z.output<typeof GiveVerdict>,
): Promise<{ verdict: Verdict }> {
  const { item, machine, standing } = await openExpectation(scope, input);
  const { verdict, note } = input;
  if (verdict !== machine.verdict && note === '') throw runErrors.noteMissing();
  const isSemantic = machine.spec.kind === 'SEMANTIC_ASSERT';
  const judge = judgeOf(isSemantic ? item.judge : null);
  await keepSaid(scope, input, { item, machine, judge, row: { verdict, note } });
  const now = await applyVerdicts(scope, item);
  await audit(scope, 'run.verdictGiven', {
    resource: { kind: 'runItem', id: item.id, name: item.label },
    details: { turn: input.turn, expectation: input.expectation, machine: machine.verdict },
    change: {
      before: { said: standing?.verdict, note: standing?.note, verdict: item.verdict },
      after: { said: verdict, note, verdict: now },
    },
  });
  return { verdict: now };
}
