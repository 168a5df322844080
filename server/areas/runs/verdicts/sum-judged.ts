import { worstVerdict } from '#server/areas/scenarios/index.ts';
import type { ScenarioContent, Verdict } from '#server/areas/scenarios/schema.ts';
import type { PlayedExpectation, PlayedTurn } from '../play/played.ts';
import { sumItem } from '../play/sum-item.ts';
import { placeKey } from './place.ts';

/** What a person said about an expectation. */
export type Said = { verdict: 'PASS' | 'FAIL'; note: string };

/** What a conversation comes to when people's verdicts stand above those of the machine. */
export type JudgedSum = {
  turns: { position: number; verdict: Verdict }[];
  verdict: Verdict;
  score: number | null;
  summary: string | null;
  errorReason: string | null;
  errorMessage: string | null;
};

/** The reason of a conversation that went wrong only because it was not played to its end. */
export const notPlayedOn = 'runs.notPlayedOn';
const notPlayedOnText =
  'It was stopped by a verdict that a person overruled, so the rest of it was never played. Run it again.';

type Content = Pick<ScenarioContent, 'turns' | 'threshold'>;

/**
 * Sums a played conversation up anew, by the same rules as when it was played. One that had been stopped
 * by a verdict that no longer holds is an ERROR as long as what was not played could still decide: it
 * never passes by what nobody looked at.
 * @param turns as the machine judged them
 * @param said what people said, by place
 */
export function sumJudged(
  turns: readonly PlayedTurn[],
  said: ReadonlyMap<string, Said>,
  content: Content,
): JudgedSum {
  const judged = turns.map((turn) => withSaid(turn, said));
  const stoppedAfter = wasStopped(content, turns) ? turns.length : null;
  const sum = sumItem(judged, { content, stoppedAfter });
  const { verdict, score, summary, errorReason, errorMessage } = sum;
  const parts = {
    turns: judged.map((turn) => ({ position: turn.position, verdict: turn.verdict })),
    score,
  };
  if (stoppedAfter !== null && isOpen(content, judged, sum.verdict)) {
    const told = { summary: notPlayedOnText, errorMessage: notPlayedOnText };
    return { ...parts, ...told, verdict: 'ERROR', errorReason: notPlayedOn };
  }
  return { ...parts, verdict, summary, errorReason, errorMessage };
}

function withSaid(turn: PlayedTurn, said: ReadonlyMap<string, Said>): PlayedTurn {
  const expectations = turn.expectations.map((one) => {
    const human = said.get(placeKey({ turn: turn.position, expectation: one.position }));
    return human === undefined || human.verdict === one.verdict ? one : overruled(one, human);
  });
  // A turn without a reply has no expectations, and stays the error it is.
  if (expectations.length === 0) return turn;
  return { ...turn, expectations, verdict: worstVerdict(expectations.map((one) => one.verdict)) };
}

function overruled(one: PlayedExpectation, { verdict, note }: Said): PlayedExpectation {
  const message = `A person says it ${verdict === 'PASS' ? 'passes' : 'fails'}: ${note}`;
  return { ...one, verdict, evidence: { ...one.evidence, message, missing: [] } };
}

/** Whether something that is expected was not reached. */
function wasStopped({ turns: planned }: Content, played: readonly PlayedTurn[]): boolean {
  const wanted = planned.reduce(
    (sum, turn) => sum + (turn.kind === 'EXPECT' ? turn.expectations.length : 0),
    0,
  );
  const users = planned.filter(({ kind }) => kind === 'USER').length;
  const reached = played.reduce((sum, turn) => sum + turn.expectations.length, 0);
  return reached < wanted || played.length < users;
}

/**
 * Whether a conversation that did not reach its end would have gone on now, and what was left out could
 * change what it comes to.
 */
function isOpen(content: Content, played: readonly PlayedTurn[], verdict: Verdict): boolean {
  const last = played.at(-1);
  if (!last || last.verdict === 'FAIL' || last.verdict === 'ERROR') return false;
  if (verdict === 'ERROR') return false;
  if (content.threshold === null) return verdict !== 'FAIL';
  // What is left could only add: a score that is reached stays so.
  if (verdict === 'PASS') return false;
  return reachesWithRest(content, played);
}

function reachesWithRest(content: Content, played: readonly PlayedTurn[]): boolean {
  const rest = restOf(content, played);
  const best = played.map((turn, index) =>
    index < played.length - 1
      ? turn
      : { ...turn, expectations: [...turn.expectations, ...rest.map(asPassed)] },
  );
  return sumItem(best, { content, stoppedAfter: null }).verdict === 'PASS';
}

/** What was expected and not reached: expectations are judged in their order. */
function restOf({ turns }: Content, played: readonly PlayedTurn[]) {
  const specs = turns.flatMap((turn) => (turn.kind === 'EXPECT' ? turn.expectations : []));
  return specs.slice(played.reduce((sum, turn) => sum + turn.expectations.length, 0));
}

function asPassed(spec: PlayedExpectation['spec'], position: number): PlayedExpectation {
  return { position, spec, verdict: 'PASS', evidence: { message: '', matches: [], missing: [] } };
}
