import { evaluateExpectation, type Judged, type Judgement } from '#server/areas/scenarios/index.ts';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { AssistantError, type ConversationMessage } from '#server/outside/assistant.ts';
import type { Judge } from '#server/outside/judge.ts';
import { askWithRetries } from './ask-assistant.ts';
import type { Play } from './play-scenario.ts';
import { storableText } from './storable-text.ts';

/** The judge of a run, or the sentence that says why there is none. */
export type JudgeSource = { judge: Judge } | { problem: string };

/** Judges the latest reply of `messages` by one expectation. @throws when the signal aborts */
export async function judgeReply(
  play: Pick<Play, 'judge' | 'content' | 'signal' | 'retries'>,
  spec: ExpectationSpec,
  messages: readonly ConversationMessage[],
): Promise<Judgement> {
  const reply = messages.at(-1)?.text ?? '';
  if (spec.kind !== 'SEMANTIC_ASSERT') return evaluateExpectation(spec, reply);
  const judgement = evaluateExpectation(spec, reply, await askJudge(play, spec.rubric, messages));
  const message = storableText(judgement.evidence.message);
  return { ...judgement, evidence: { ...judgement.evidence, message } };
}

async function askJudge(
  { judge: source, content, signal, retries }: Parameters<typeof judgeReply>[0],
  rubric: string,
  messages: readonly ConversationMessage[],
): Promise<Judged> {
  if ('problem' in source) return source;
  const reply = messages.at(-1)?.text ?? '';
  const conversation = messages.slice(0, -1);
  const request = { rubric, reply, conversation, locale: content.locale, signal };
  try {
    return { answer: await askWithRetries(() => source.judge.judge(request), signal, retries) };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AssistantError)) throw error;
    return { problem: `The judge did not answer. ${error.message}` };
  }
}
