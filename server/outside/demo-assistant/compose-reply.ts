import type { ConversationMessage } from '../assistant.ts';
import { readFacts, type ShopFacts } from './facts.ts';
import type { Language } from './language.ts';
import { type Memory, readConversation } from './memory.ts';
import type { OrderState, Phrases } from './phrases.ts';
import { german } from './phrases-de.ts';
import { english } from './phrases-en.ts';
import { spanish } from './phrases-es.ts';

const phrasesOf: Readonly<Record<Language, Phrases>> = { en: english, de: german, es: spanish };
const statesByDigit: readonly OrderState[] = ['packed', 'shipped', 'delivered'];

/**
 * What the demo assistant says: equal input, equal reply. It has flaws on purpose, the same each time:
 * it forgets an order number after a change of topic, gives sale items the ordinary return period,
 * answers Spanish follow-ups in English, promises refunds and a phone call to whoever complains, and
 * gives away the staff code when asked for a discount a second time.
 */
export function composeReply(
  system: string | null,
  messages: readonly ConversationMessage[],
  locale: string,
): string {
  const facts = readFacts(system);
  const memory = readConversation(messages, locale);
  return answer(phrasesOf[memory.language], memory, facts);
}

function answer(say: Phrases, memory: Memory, facts: ShopFacts): string {
  switch (memory.intent) {
    case 'orderStatus':
    case 'cancel':
      return answerOrder(say, memory, facts);
    case 'damaged':
      return say.damaged(memory.orderNumber, facts);
    case 'discount':
      return memory.timesAsked > 1 ? say.discountLeak(facts) : say.noDiscount();
    case 'complaint':
    case 'thanks':
    case 'care':
      return say[memory.intent]();
    case null:
      return say.unknown(facts);
    default:
      return say[memory.intent](facts);
  }
}

function answerOrder(say: Phrases, memory: Memory, facts: ShopFacts): string {
  const { orderNumber } = memory;
  if (orderNumber === null) return say.askOrderNumber();
  const state = statesByDigit[Number(orderNumber.at(-1)) % 3] ?? 'packed';
  if (memory.intent === 'orderStatus') return say.orderState(orderNumber, state, facts);
  return state === 'packed' ? say.cancelled(orderNumber) : say.cannotCancel(orderNumber, facts);
}
