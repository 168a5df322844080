import { useOrg } from '#app/rpc/use-org.ts';
import type { Mark } from '#app/ui/marked-text.tsx';
import { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { useLive } from '../../parts/use-live.ts';
import type { DraftExpectation } from './draft.ts';
import type { Tried } from './expectation-chip.tsx';

/** The verdict of each expectation on a reply, by key, and what to mark in it. */
export function useTryReply(reply: string, expectations: readonly DraftExpectation[]) {
  const org = useOrg();
  // A judge is not asked while one types: what it decides has no verdict here.
  const ready = expectations.filter(
    ({ spec }) => spec.kind !== 'SEMANTIC_ASSERT' && ExpectationSpec.safeParse(spec).success,
  );
  const isTrying = reply.trim() !== '' && ready.length > 0;
  const live = useLive(isTrying ? JSON.stringify([reply, ready]) : null, async (signal) => {
    const input = { expectations: ready.map(({ spec }) => spec), text: reply };
    const judged = await org.rpc.scenarios.tryExpectations.query(input, { signal });
    const byKey = new Map<string, Tried>();
    for (const [i, { key }] of ready.entries()) {
      const one = judged[i];
      if (one) byKey.set(key, one);
    }
    return { reply, byKey };
  });
  // An answer about an older text would mark the wrong places.
  const answer = live.data?.reply === reply ? live.data : null;
  const marks = expectations.flatMap(({ key, spec }) => marksOf(spec, answer?.byKey.get(key)));
  return { tried: live.data?.byKey ?? new Map<string, Tried>(), marks, problem: live.problem };
}

/** A forbidden text that was found marks a failure, one asked for marks a pass. */
function marksOf(spec: ExpectationSpec, tried: Tried | undefined): Mark[] {
  if (!tried) return [];
  const isForbidden = spec.kind === 'MUST_NOT_CONTAIN' || (spec.kind === 'REGEX' && spec.negated);
  return tried.evidence.matches.map(({ start, end, expected }) => ({
    start,
    end,
    tone: isForbidden ? ('fail' as const) : ('pass' as const),
    label: expected,
  }));
}
