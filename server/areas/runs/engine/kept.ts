/** Makes a thing when it is first asked for, and anew when it is older than `forMs` or could not be made. */
export function kept<T>(make: () => Promise<T>, forMs: number): () => Promise<T> {
  let made: { thing: Promise<T>; until: number } | null = null;
  return () => {
    if (made && performance.now() < made.until) return made.thing;
    const thing = make();
    const mine = { thing, until: performance.now() + forMs };
    made = mine;
    thing.catch(() => {
      if (made === mine) made = null;
    });
    return thing;
  };
}
