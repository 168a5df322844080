import type { Scope } from '#server/core/scope.ts';
import { type Agreement, agreementOf, bins, type LabelCell } from './agreement.ts';

type Row = LabelCell & { judgeId: string | null; judgeName: string; judgeModel: string | null };

export type CalibratedJudge = {
  /** The target; null where the run did not say. */
  targetId: string | null;
  /** What it was called when it was last labelled, and the model it was then; null for no model. */
  name: string;
  model: string | null;
  /** It is still there to be looked at. */
  isThere: boolean;
  /** New runs are judged by it. */
  isJudge: boolean;
  agreement: Agreement;
};

/**
 * How well each judge agrees with what people said about its verdicts, those with most labels first. A
 * target that changed its model counts anew. The newest label of each verdict counts.
 */
export async function readCalibration(scope: Scope): Promise<{
  judges: CalibratedJudge[];
  /** Who judges new runs; null when nobody was chosen. */
  current: { targetId: string; name: string } | null;
}> {
  // Bounds as numbers, so that this says what `binOf` says.
  const rows = await scope.db.$queryRaw<Row[]>`
    select judge_id as "judgeId", judge_model as "judgeModel",
      max(judge_name) as "judgeName", machine_verdict::text as judge, verdict::text as human,
      width_bucket(confidence, ${bins.map(Number)}::float8[]) - 1 as bin, count(*)::int as count
    from human_verdict
    where org_id = ${scope.org.id}::uuid and is_latest and is_semantic and verdict is not null
      and judge_name is not null
    group by 1, 2, 4, 5, 6`;
  const current = await scope.db.target.findFirst({
    where: { isJudge: true },
    select: { id: true, name: true },
  });
  const targets = await scope.db.target.findMany({
    where: { id: { in: rows.flatMap(({ judgeId }) => judgeId ?? []) } },
    select: { id: true },
  });
  const there = new Set(targets.map(({ id }) => id));
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.judgeId, row.judgeModel]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const judges = [...groups.values()].flatMap((cells) => {
    const [first] = cells;
    if (!first) return [];
    return {
      targetId: first.judgeId,
      name: first.judgeName,
      model: first.judgeModel,
      isThere: there.has(first.judgeId ?? ''),
      isJudge: current !== null && current.id === first.judgeId,
      agreement: agreementOf(cells),
    };
  });
  return {
    judges: judges.toSorted((a, b) => b.agreement.decided - a.agreement.decided),
    current: current && { targetId: current.id, name: current.name },
  };
}
