let check: (() => void) | null = null;

/** Calls `look` whenever an answer suggests that one is signed in no more. Gives what ends that. */
export function onSuspicion(look: () => void): () => void {
  check = look;
  return () => {
    if (check === look) check = null;
  };
}

/** Fetches like the browser does; an answer for somebody who isn't signed in is a suspicion. */
export const suspiciousFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  // 207 is a batch of calls with different ends.
  if (response.status === 401 || response.status === 207) check?.();
  return response;
};
