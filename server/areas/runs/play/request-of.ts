import type { AssistantRequest, ConversationMessage } from '#server/outside/assistant.ts';

/** What is asked at one turn of a conversation, the same at every try. */
export function requestOf(turn: {
  /** Of this conversation, see `conversationIdOf`. */
  conversationId: string;
  opening: AssistantRequest['opening'];
  messages: readonly ConversationMessage[];
  locale: string;
  /** Of the turn in its scenario. */
  position: number;
}): Omit<AssistantRequest, 'state' | 'signal' | 'onText'> {
  const { conversationId, opening, messages, locale, position } = turn;
  return {
    opening,
    messages: [...messages],
    locale,
    conversationId,
    idempotencyKey: `${conversationId}:${position}`,
  };
}
