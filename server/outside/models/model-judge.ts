import { randomUUID } from 'node:crypto';
import { AssistantError, type ConversationMessage } from '../assistant.ts';
import { type Judge, parseJudgeAnswer } from '../judge.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { judgeCorrection, judgeInstructions, writeCase } from './judge-prompt.ts';
import { modelCallOf } from './model-access.ts';
import { createModelAssistant } from './model-assistant.ts';
import type { ModelAssistantOptions, ModelParameters } from './stream-model.ts';

const judgeParameters: ModelParameters = { temperature: 0 };

/**
 * A judge made of a language model. An answer outside the schema is asked for once more; a second one
 * rejects with `assistant.invalidReply`, never with a verdict. Failures of the call reject as those of
 * the model do, each call having the whole of `timeoutMs`.
 */
export function createModelJudge(
  options: Omit<ModelAssistantOptions, 'parameters'> & { parameters?: ModelParameters },
): Judge {
  const assistant = createModelAssistant({ parameters: judgeParameters, ...options });
  const { label, secrets } = modelCallOf(options);
  return {
    async judge({ signal, ...request }) {
      const ask = async (messages: readonly ConversationMessage[]) => {
        const { text } = await assistant.reply({
          opening: [{ role: 'system', text: judgeInstructions }],
          messages,
          locale: request.locale,
          conversationId: randomUUID(),
          state: null,
          idempotencyKey: randomUUID(),
          signal,
        });
        return text;
      };
      const opening: ConversationMessage = { role: 'user', text: writeCase(request) };
      const first = await ask([opening]);
      const answer = parseJudgeAnswer(first.trim());
      if (answer !== null) return answer;
      const second = await ask([
        opening,
        { role: 'assistant', text: first },
        { role: 'user', text: judgeCorrection },
      ]);
      const corrected = parseJudgeAnswer(second.trim());
      if (corrected !== null) return corrected;
      const said = quoteRemote(second, secrets, 200);
      throw new AssistantError(
        'assistant.invalidReply',
        `The judge ${options.model} of ${label} twice gave no readable verdict. It said: "${said}". Use another judge model, or a simpler rubric.`,
        { retryable: false },
      );
    },
  };
}
