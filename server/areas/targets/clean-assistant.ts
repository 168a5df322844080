import { type Assistant, AssistantError } from '#server/outside/assistant.ts';
import { type Cleaner, cleanPieces } from './clean-pieces.ts';

/** The same assistant, whose every word, failures included, has been cleaned. */
export function cleanAssistant(assistant: Assistant, cleaner: Cleaner): Assistant {
  return {
    async reply(request) {
      const { onText } = request;
      try {
        const reply = await assistant.reply({
          ...request,
          ...(onText && { onText: cleanPieces(cleaner, onText) }),
        });
        return { ...reply, text: cleaner.clean(reply.text) };
      } catch (error) {
        if (!(error instanceof AssistantError)) throw error;
        const { cause: _, ...options } = error.options;
        throw new AssistantError(error.reason, cleaner.clean(error.message), options);
      }
    },
  };
}
