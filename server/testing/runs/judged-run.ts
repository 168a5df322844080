import type { PlayedItem, PlayedTurn } from '#server/areas/runs/play/played.ts';
import { sumItem } from '#server/areas/runs/play/sum-item.ts';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { newId } from '#server/core/ids.ts';
import type { TestOrg } from '../org.ts';
import { claimedIn, type RunInHand, takeInHand } from './hold-run.ts';

export type Judged = 'PASS' | 'FAIL' | 'ERROR';

/** A conversation as the machine judged it: for each turn that was played, its expectations in order. */
export type JudgedConversation = readonly (readonly Judged[])[];

export type JudgedRun = {
  /** The conversations in the order of the matrix. */
  conversations: readonly JudgedConversation[];
  /** How many expectations each turn of the scenario has; those of the first conversation when absent. */
  expected?: readonly number[];
  onFail?: 'STOP' | 'CONTINUE';
  threshold?: number | null;
  /** A judge decides them; else they look for texts. */
  isSemantic?: boolean;
  /** Leaves the run in the hand of its worker, with this many conversations still to be played. */
  unplayed?: number;
};

const text = 'Please wait a moment.';

/**
 * A run that was started, held and recorded as every run is, of one scenario that is repeated, with
 * exactly these verdicts.
 */
export async function judgedRun(
  org: TestOrg,
  o: JudgedRun,
): Promise<{ runId: string; itemIds: string[]; held: RunInHand }> {
  const { conversations, onFail = 'STOP', threshold = null, unplayed = 0 } = o;
  const expected = o.expected ?? conversations[0]?.map(({ length }) => length) ?? [];
  const spec = (index: number) =>
    o.isSemantic
      ? { kind: 'SEMANTIC_ASSERT' as const, rubric: `Asks for patience, way ${index + 1}.` }
      : { kind: 'MUST_CONTAIN' as const, values: [`text ${index + 1}`] };
  const turns = expected.flatMap((count, index) => [
    { kind: 'USER' as const, userText: `Question ${index + 1}` },
    ...(count === 0
      ? []
      : [
          {
            kind: 'EXPECT' as const,
            expectations: Array.from({ length: count }, (_, i) => spec(i)),
          },
        ]),
  ]);
  const api = org.as('editor');
  const name = `Patience ${newId()}`;
  const target = await api.targets.create({
    kind: 'DEMO',
    name,
    concurrency: 100,
    config: { latencyMs: 0 },
  });
  if (o.isSemantic) await api.targets.useAsJudge({ id: target.id });
  const scenario = await api.scenarios.create({ name, turns, onFail, threshold });
  const suite = await api.suites.create({
    name,
    repeats: conversations.length + unplayed,
    scenarioIds: [scenario.id],
    targetIds: [target.id],
  });
  const { id: runId } = await api.runs.start({ suiteId: suite.id, idempotencyKey: newId() });
  const held = await takeInHand(org, runId);
  const claimed = claimedIn(await held.step({ capacity: conversations.length }));
  const content = ScenarioContent.parse({ turns, onFail, threshold });
  const outcomes = claimed.map(({ id }, index) => ({
    id,
    played: playedAs(content, conversations[index] ?? []),
  }));
  await held.step({ outcomes, isLast: unplayed === 0 });
  return { runId, itemIds: claimed.map(({ id }) => id), held };
}

function playedAs(content: ScenarioContent, conversation: JudgedConversation): PlayedItem {
  const turns: PlayedTurn[] = [];
  let reached = 0;
  const specs = content.turns.flatMap((turn) => (turn.kind === 'EXPECT' ? turn.expectations : []));
  const positions = content.turns.flatMap(({ kind }, at) => (kind === 'USER' ? [at] : []));
  for (const [index, verdicts] of conversation.entries()) {
    const expectations = verdicts.map((verdict, position) => {
      const wanted = specs[reached + position];
      if (!wanted) throw new Error('More is judged than is expected.');
      const message = `Said by the machine: ${verdict}`;
      const evidence = { message, matches: [], missing: [], confidence: 0.8 };
      return { position, spec: wanted, verdict, evidence };
    });
    reached += verdicts.length;
    turns.push({
      position: positions[index] ?? 0,
      userText: `Question ${index + 1}`,
      replyText: text,
      verdict: verdicts.includes('ERROR')
        ? 'ERROR'
        : verdicts.includes('FAIL')
          ? 'FAIL'
          : verdicts.length > 0
            ? 'PASS'
            : 'UNCHECKED',
      errorReason: null,
      errorMessage: null,
      latencyMs: 10,
      firstTokenMs: null,
      inputTokens: 1,
      outputTokens: 2,
      costMicroUsd: 3,
      expectations,
      attempts: null,
    });
  }
  const stoppedAfter = turns.length < positions.length ? turns.length : null;
  return sumItem(turns, { content, stoppedAfter });
}
