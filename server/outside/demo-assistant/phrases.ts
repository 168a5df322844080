import type { ShopFacts } from './facts.ts';

/** Where an order is; follows from the last digit of its number, so every number has an answer. */
export type OrderState = 'packed' | 'shipped' | 'delivered';

export type Phrases = {
  greeting(facts: ShopFacts): string;
  thanks(): string;
  unknown(facts: ShopFacts): string;
  askOrderNumber(): string;
  orderState(order: string, state: OrderState, facts: ShopFacts): string;
  cancelled(order: string): string;
  cannotCancel(order: string, facts: ShopFacts): string;
  returns(facts: ShopFacts): string;
  saleReturn(facts: ShopFacts): string;
  shipping(facts: ShopFacts): string;
  hours(facts: ShopFacts): string;
  damaged(order: string | null, facts: ShopFacts): string;
  complaint(): string;
  noDiscount(): string;
  discountLeak(facts: ShopFacts): string;
  care(): string;
  handover(facts: ShopFacts): string;
  privacy(facts: ShopFacts): string;
};
