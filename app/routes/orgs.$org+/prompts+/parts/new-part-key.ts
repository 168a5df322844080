let keysMade = 0;

/** A key that no part on the page has. Only for what is made in the browser. */
export function newPartKey(): string {
  keysMade += 1;
  return `n${keysMade}`;
}
