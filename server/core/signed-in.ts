/** A person with a session. */
export type SignedIn = {
  user: { id: string; name: string; email: string };
  session: { id: string };
};
