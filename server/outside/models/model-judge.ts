import { randomUUID } from 'node:crypto';
import {
  type Assistant,
  AssistantError,
  type AssistantReply,
  type ConversationMessage,
} from '../assistant.ts';
import { type Judge, type JudgeReply, parseJudgeAnswer } from '../judge.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { judgeCorrection, judgeInstructions, writeCase } from './judge-prompt.ts';
import { modelCallOf } from './model-access.ts';
import { createModelAssistant } from './model-assistant.ts';
import type { ModelAssistantOptions, ModelParameters } from './stream-model.ts';

/**
 * How freely a judge speaks: not at all when it is asked once, so that it says the same again; more freely
 * when it votes, since equal answers would be one vote counted several times.
 */
export function judgeParameters(votes: number): ModelParameters {
  return { temperature: votes > 1 ? 0.7 : 0 };
}

/**
 * A judge made of a language model. An answer outside the schema is asked for once more; a second one
 * rejects with `assistant.invalidReply`, never with a verdict. Failures of the call reject as those of
 * the model do, each call having the whole of `timeoutMs`.
 * @param wrap makes of the model what is called in its place, for each of its calls
 */
export function createModelJudge(
  options: Omit<ModelAssistantOptions, 'parameters'> & { parameters?: ModelParameters },
  wrap: (assistant: Assistant) => Assistant = (assistant) => assistant,
): Judge {
  const assistant = wrap(createModelAssistant({ parameters: judgeParameters(1), ...options }));
  const { label, secrets } = modelCallOf(options);
  return {
    async judge({ signal, ...request }) {
      const ask = async (messages: readonly ConversationMessage[]) => {
        return await assistant.reply({
          opening: [{ role: 'system', text: judgeInstructions }],
          messages,
          locale: request.locale,
          conversationId: randomUUID(),
          state: null,
          idempotencyKey: randomUUID(),
          signal,
        });
      };
      const opening: ConversationMessage = { role: 'user', text: writeCase(request) };
      const first = await ask([opening]);
      const answer = parseJudgeAnswer(first.text.trim());
      if (answer !== null) return withSpent(answer, [first]);
      const second = await ask([
        opening,
        { role: 'assistant', text: first.text },
        { role: 'user', text: judgeCorrection },
      ]);
      const corrected = parseJudgeAnswer(second.text.trim());
      if (corrected !== null) return withSpent(corrected, [first, second]);
      const said = quoteRemote(second.text, secrets, 200);
      throw new AssistantError(
        'assistant.invalidReply',
        `The judge ${options.model} of ${label} twice gave no readable verdict. It said: "${said}". Use another judge model, or a simpler rubric.`,
        { retryable: false },
      );
    },
  };
}

function withSpent(answer: JudgeReply['answer'], replies: readonly AssistantReply[]): JudgeReply {
  const sum = (of: (reply: AssistantReply) => number | null) =>
    replies.map(of).reduce((a, b) => (a === null || b === null ? null : a + b));
  return {
    answer,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicroUsd: sum(({ costMicroUsd }) => costMicroUsd),
  };
}
