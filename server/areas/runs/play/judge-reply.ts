import { evaluateExpectation, type Judged, type Judgement } from '#server/areas/scenarios/index.ts';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import type { ConversationMessage } from '#server/outside/assistant.ts';
import { type Judge, JudgeAnswer } from '#server/outside/judge.ts';
import { askWithRetries, type Turnstile } from './ask-assistant.ts';
import { countVotes, type Vote } from './count-votes.ts';
import type { Play } from './play-scenario.ts';
import type { FailedAttempt } from './played.ts';
import { storableText } from './storable-text.ts';

/** The judge of a run, how often it is asked, and the way to it; or the sentence that says why there is none. */
export type JudgeSource =
  | { judge: Judge; votes: number; turnstile: Turnstile }
  | { problem: string };

type Meaning = ExpectationSpec & { kind: 'SEMANTIC_ASSERT' };
type Asking = Pick<Play, 'content' | 'signal' | 'retries'>;
type Spoken = { judged: Judged; attempts: FailedAttempt[]; costMicroUsd: number | null };

/**
 * Judges the latest reply of `messages` by what it means; a judge of several votes is asked for all of
 * them at once. @throws when the signal aborts
 */
export async function judgeReply(
  { judge: source, ...asking }: Asking & Pick<Play, 'judge'>,
  spec: Meaning,
  messages: readonly ConversationMessage[],
): Promise<Judgement & { attempts?: FailedAttempt[]; judgeCostMicroUsd?: number | null }> {
  const reply = messages.at(-1)?.text ?? '';
  if ('problem' in source) return storable(evaluateExpectation(spec, reply, source));
  const spoken = await Promise.all(
    Array.from({ length: source.votes }, () => askJudge(asking, source, spec.rubric, messages)),
  );
  const [only] = spoken;
  const judgement =
    spoken.length === 1 && only
      ? evaluateExpectation(spec, reply, only.judged)
      : countVotes(spoken.map(({ judged }) => voteOf(judged)));
  const attempts = spoken.flatMap((one) => one.attempts);
  return {
    ...storable(judgement),
    ...(attempts.length > 0 && { attempts }),
    judgeCostMicroUsd: sumOf(spoken.map(({ costMicroUsd }) => costMicroUsd)),
  };
}

async function askJudge(
  { content, signal, retries }: Asking,
  { judge, turnstile }: Exclude<JudgeSource, { problem: string }>,
  rubric: string,
  messages: readonly ConversationMessage[],
): Promise<Spoken> {
  const reply = messages.at(-1)?.text ?? '';
  const conversation = messages.slice(0, -1);
  const request = { rubric, reply, conversation, locale: content.locale, signal };
  const asked = await askWithRetries(() => judge.judge(request), { signal, retries, turnstile });
  const { attempts } = asked;
  if ('answer' in asked) {
    const { answer, costMicroUsd } = asked.answer;
    return { judged: { answer }, attempts, costMicroUsd };
  }
  const problem = `The judge did not answer. ${asked.failure.message}`;
  return { judged: { problem }, attempts, costMicroUsd: null };
}

function voteOf(judged: Judged): Vote {
  if ('problem' in judged) return judged;
  const answer = JudgeAnswer.safeParse(judged.answer);
  if (answer.success) return answer.data;
  return { problem: 'The judge did not answer with a verdict, a confidence and a reason.' };
}

function sumOf(values: readonly (number | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return total;
}

function storable({ verdict, evidence }: Judgement): Judgement {
  const votes = evidence.votes?.map((vote) =>
    'problem' in vote
      ? { problem: storableText(vote.problem) }
      : { ...vote, reason: storableText(vote.reason) },
  );
  const message = storableText(evidence.message);
  return { verdict, evidence: { ...evidence, message, ...(votes && { votes }) } };
}
