/** In the order of their buttons. */
export const providerIds = ['google', 'microsoft', 'github', 'oidc'] as const;
export type ProviderId = (typeof providerIds)[number];

/** Who somebody is to a provider. */
export type Identity = {
  /** Names the person for ever, among all people of this provider setting. */
  subject: string;
  /** Null when the provider tells none. */
  email: string | null;
  /** Whether the provider vouches that the address is this person's. */
  isEmailVerified: boolean;
  name: string | null;
  /** What people know this identity by: an address or a user name. */
  label: string;
};

/** One going to a provider and coming back. All but the address is secret and used once. */
export type Attempt = {
  redirectUri: string;
  state: string;
  nonce: string;
  codeVerifier: string;
};

/** A service elsewhere that knows who people are. */
export type IdentityProvider = {
  id: ProviderId;
  /** As it stands on the button. */
  name: string;
  /**
   * Where the browser has to go.
   * @param options.asksAgain asks the person to prove themselves anew, where the provider can
   * @throws {IdentityError}
   */
  begin(attempt: Attempt, options: { asksAgain: boolean }): Promise<URL>;
  /**
   * Who came back, from the query that the browser brought. Every check of the protocol has passed.
   * @throws {IdentityError}
   */
  finish(attempt: Attempt, answer: URLSearchParams): Promise<Identity>;
};

/** Nobody was identified. The message is for the operator's log and holds no secret. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  constructor(
    /**
     * `denied`: the person or the provider said no. `unreachable`: no answer, or none in time.
     * `refused`: an answer that can't be trusted or used.
     */
    readonly reason: 'denied' | 'unreachable' | 'refused',
    message: string,
  ) {
    super(message);
  }
}
