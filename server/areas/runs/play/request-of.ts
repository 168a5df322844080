import type { AssistantRequest, ConversationMessage } from '#server/outside/assistant.ts';

/** What is asked at one turn of a conversation, the same at every try. */
export function requestOf(turn: {
  itemId: string;
  opening: AssistantRequest['opening'];
  messages: readonly ConversationMessage[];
  locale: string;
  /** Of the turn in its scenario. */
  position: number;
}): Omit<AssistantRequest, 'state' | 'signal' | 'onText'> {
  const { itemId, opening, messages, locale, position } = turn;
  return {
    opening,
    messages: [...messages],
    locale,
    conversationId: itemId,
    idempotencyKey: `${itemId}:${position}`,
  };
}
