import type { ConversationMessage } from '../assistant.ts';
import { type Intent, readIntent, readOrderNumber } from './intents.ts';
import { type Language, languageOf, readLanguage } from './language.ts';

/** What the assistant has understood once the last message is read. */
export type Memory = {
  language: Language;
  intent: Intent | null;
  orderNumber: string | null;
  /** How often this intent has come up, this time included. */
  timesAsked: number;
  /** The customer asked not to be phoned. Remembered, and then ignored: one of the flaws. */
  wantsNoPhone: boolean;
};

const aboutAnOrder: ReadonlySet<Intent> = new Set([
  'orderStatus',
  'cancel',
  'damaged',
  'complaint',
  'thanks',
  'greeting',
]);
const followUp = /^(?:¿\s*)?(?:and|und|y)\b/i;

/**
 * Reads a conversation from its start. Two flaws are built in: an order number is forgotten as soon as
 * the talk turns to something else, and a Spanish follow-up ("¿Y ...?") is taken for English.
 */
export function readConversation(messages: readonly ConversationMessage[], locale: string): Memory {
  const counts = new Map<Intent, number>();
  let memory: Memory = {
    language: languageOf(locale),
    intent: null,
    orderNumber: null,
    timesAsked: 0,
    wantsNoPhone: false,
  };
  for (const { role, text } of messages) {
    if (role !== 'user') continue;
    const orderNumber = readOrderNumber(text);
    const isFollowUp = followUp.test(text.trim());
    const intent = readIntent(text) ?? (isFollowUp || orderNumber ? memory.intent : null);
    const timesAsked = intent === null ? 0 : (counts.get(intent) ?? 0) + 1;
    if (intent !== null) counts.set(intent, timesAsked);
    const keepsOrder = intent === null || aboutAnOrder.has(intent);
    const spoken = readLanguage(text) ?? memory.language;
    memory = {
      language: isFollowUp && spoken === 'es' ? 'en' : spoken,
      intent,
      orderNumber: orderNumber ?? (keepsOrder ? memory.orderNumber : null),
      timesAsked,
      wantsNoPhone:
        memory.wantsNoPhone || /(?:no|not|don't|do not) (?:\w+ )?(?:phone|call)/i.test(text),
    };
  }
  return memory;
}
