import { z } from 'zod';

const Frozen = z.object({
  targetId: z.uuid(),
  name: z.string(),
  config: z.object({ model: z.string().optional() }),
});

/** Who judged what runs mean, as kept beside a label; nulls when the run had no judge. */
export function judgeOf(frozen: unknown) {
  const judge = Frozen.safeParse(frozen);
  if (!judge.success) return { judgeId: null, judgeName: null, judgeModel: null };
  const { targetId, name, config } = judge.data;
  return { judgeId: targetId, judgeName: name, judgeModel: config.model ?? null };
}
