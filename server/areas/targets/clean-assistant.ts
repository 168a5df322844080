import { type Assistant, AssistantError } from '#server/outside/assistant.ts';

/** The same assistant, whose every word, failures included, has gone through `clean`. */
export function cleanAssistant(assistant: Assistant, clean: (text: string) => string): Assistant {
  return {
    async reply(request) {
      try {
        const reply = await assistant.reply(request);
        return { ...reply, text: clean(reply.text) };
      } catch (error) {
        if (!(error instanceof AssistantError)) throw error;
        const { cause: _, ...options } = error.options;
        throw new AssistantError(error.reason, clean(error.message), options);
      }
    },
  };
}
