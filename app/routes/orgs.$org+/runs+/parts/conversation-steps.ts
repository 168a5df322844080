import type { ExpectationSpec, ScenarioContent } from '#server/areas/scenarios/schema.ts';

/** One thing the user says and what the reply to it was to be like. */
export interface Step<Turn> {
  /** 1 is the first thing the user says. */
  number: number;
  userText: string;
  expected: readonly ExpectationSpec[];
  /** What came of it; null when it was not reached. */
  played: Turn | null;
}

/**
 * A scenario as steps of a conversation, with what was played of it. `position` of a played turn is the
 * place of the user's turn in `content.turns`.
 */
export function conversationSteps<Turn extends { position: number; userText: string }>(
  content: Pick<ScenarioContent, 'turns'>,
  played: readonly Turn[],
): Step<Turn>[] {
  const byPosition = new Map(played.map((turn) => [turn.position, turn]));
  const steps: (Step<Turn> & { expected: ExpectationSpec[] })[] = [];
  for (const [position, turn] of content.turns.entries()) {
    if (turn.kind === 'EXPECT') {
      steps.at(-1)?.expected.push(...turn.expectations);
      continue;
    }
    const found = byPosition.get(position) ?? null;
    steps.push({
      number: steps.length + 1,
      userText: found?.userText ?? turn.userText,
      expected: [],
      played: found,
    });
  }
  return steps;
}

/** Number of the last step that was played; 0 when none was. */
export function lastPlayed(steps: readonly Step<unknown>[]): number {
  return steps.findLast((step) => step.played !== null)?.number ?? 0;
}
