/** Where an expectation stands in a conversation: the position of its turn, and its own at that reply. */
export type Place = { turn: number; expectation: number };

/** The same as a text, for maps. */
export function placeKey({ turn, expectation }: Place): string {
  return `${turn}:${expectation}`;
}
