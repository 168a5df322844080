import type { ClaimedItem } from '#server/areas/runs/engine/claim-items.ts';
import { type Step, type Stepped, stepRun } from '#server/areas/runs/engine/step-run.ts';
import { takeRun } from '#server/areas/runs/engine/take-run.ts';
import type { TestOrg } from '../org.ts';

/** A run as a worker holds it, whose steps the test takes by hand. */
export type RunInHand = {
  fence: number;
  /** `capacity` more of the first target are taken up, after those of the step before. */
  step(step: Partial<Step> & { capacity?: number }): Promise<Stepped>;
};

const nothing: Omit<Step, 'fence' | 'leaseMs'> = {
  outcomes: [],
  share: null,
  claims: [],
  knownRows: new Set(),
  unbegun: [],
  isLast: false,
  spending: null,
  usedUp: null,
};

/** Takes a run; null when there is nothing to take. */
export async function holdRun(
  org: TestOrg,
  runId: string,
  { leaseMs = 60_000 }: { leaseMs?: number } = {},
): Promise<RunInHand | null> {
  const taken = await org.open((scope) => takeRun(scope, runId, { leaseMs }));
  if (!taken) return null;
  const { fence } = taken;
  let cursor = { row: -1, repeat: 0 };
  return {
    fence,
    async step({ capacity = 0, ...step }) {
      const claims = capacity > 0 ? [{ position: 0, count: capacity, ...cursor }] : [];
      const whole = { ...nothing, fence, leaseMs, claims, ...step };
      const stepped = await org.open((scope) => stepRun(scope, runId, whole));
      const last = claimedIn(stepped).at(-1);
      if (last) cursor = { row: last.row, repeat: last.repeat };
      return stepped;
    },
  };
}

/** The same, where it must be there to be taken. */
export async function takeInHand(
  org: TestOrg,
  runId: string,
  options: { leaseMs?: number } = {},
): Promise<RunInHand> {
  const held = await holdRun(org, runId, options);
  if (!held) throw new Error('The run can not be taken.');
  return held;
}

export function claimedIn(stepped: Stepped): ClaimedItem[] {
  return stepped.isOver ? [] : stepped.claimed.items;
}
