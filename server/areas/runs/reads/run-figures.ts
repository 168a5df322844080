import { z } from 'zod';

const Count = z.number();
const Sum = z.number().nullable();

/** What the conversations of one target came to so far; a sum is null when a part of it is unknown. */
const TargetFigures = z.object({
  position: Count,
  passCount: Count,
  failCount: Count,
  errorCount: Count,
  uncheckedCount: Count,
  /** Scenarios whose repeats came out differently. */
  flakyCount: Count,
  /** Of whole conversations, in milliseconds; each is one that was measured. */
  latencyMs: z.object({ p50: Count, p90: Count, p99: Count }).nullable(),
  inputTokens: Sum,
  outputTokens: Sum,
  costMicroUsd: Sum,
});

export const RunFigures = z.object({ targets: z.array(TargetFigures) });
export type RunFigures = z.infer<typeof RunFigures>;
