/** How to reach the Transit engine of HashiCorp Vault or OpenBao. */
export type TransitSettings = {
  /** Without a path or a trailing slash. */
  url: string;
  /** Where the engine is mounted, and the name of the key in it. */
  mount: string;
  key: string;
  namespace: string | null;
  /** The file that holds the token; read for each call, so that it may be renewed. */
  tokenFile: string;
};

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Checks the address of a key service: https, or http on this machine.
 * @throws {Error} that says what is wrong with it
 */
export function checkTransitUrl(text: string): void {
  if (!/^https?:\/\/[^/@?#]+$/.test(text) || !URL.canParse(text)) {
    throw new Error(
      'Must be the address of the key service, such as https://vault.example.org:8200, without a path.',
    );
  }
  const { protocol, hostname } = new URL(text);
  if (protocol === 'http:' && !loopbackHosts.has(hostname)) {
    throw new Error('Must begin with https://, for keys go over this connection.');
  }
}

/** What data keys wrapped by this key are marked with, before the key's version. */
export function transitKeyName({ namespace, mount, key }: TransitSettings): string {
  return `transit:${[...(namespace === null ? [] : [namespace]), mount, key].join('/')}`;
}
