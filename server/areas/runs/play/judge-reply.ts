import { evaluateExpectation, type Judged, type Judgement } from '#server/areas/scenarios/index.ts';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import type { ConversationMessage } from '#server/outside/assistant.ts';
import type { Judge } from '#server/outside/judge.ts';
import { askWithRetries, type Turnstile } from './ask-assistant.ts';
import type { Play } from './play-scenario.ts';
import type { FailedAttempt } from './played.ts';
import { storableText } from './storable-text.ts';

/** The judge of a run and the way to it, or the sentence that says why there is none. */
export type JudgeSource = { judge: Judge; turnstile: Turnstile } | { problem: string };

type Meaning = ExpectationSpec & { kind: 'SEMANTIC_ASSERT' };

/** Judges the latest reply of `messages` by what it means. @throws when the signal aborts */
export async function judgeReply(
  play: Pick<Play, 'judge' | 'content' | 'signal' | 'retries'>,
  spec: Meaning,
  messages: readonly ConversationMessage[],
): Promise<Judgement & { attempts?: FailedAttempt[] }> {
  const reply = messages.at(-1)?.text ?? '';
  const { judged, attempts } = await askJudge(play, spec.rubric, messages);
  const judgement = evaluateExpectation(spec, reply, judged);
  const message = storableText(judgement.evidence.message);
  return {
    ...judgement,
    evidence: { ...judgement.evidence, message },
    ...(attempts.length > 0 && { attempts }),
  };
}

async function askJudge(
  { judge: source, content, signal, retries }: Parameters<typeof judgeReply>[0],
  rubric: string,
  messages: readonly ConversationMessage[],
): Promise<{ judged: Judged; attempts: FailedAttempt[] }> {
  if ('problem' in source) return { judged: source, attempts: [] };
  const { judge, turnstile } = source;
  const reply = messages.at(-1)?.text ?? '';
  const conversation = messages.slice(0, -1);
  const request = { rubric, reply, conversation, locale: content.locale, signal };
  const asked = await askWithRetries(() => judge.judge(request), { signal, retries, turnstile });
  const { attempts } = asked;
  if ('answer' in asked) return { judged: { answer: asked.answer }, attempts };
  const problem = `The judge did not answer. ${asked.failure.message}`;
  return { judged: { problem }, attempts };
}
