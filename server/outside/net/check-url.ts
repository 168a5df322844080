import { describeForbiddenAddress, parseAddress } from './address-rules.ts';
import type { AllowList } from './allow-list.ts';

/** All addresses of a host name. Rejects with an error whose `code` is Node's DNS code. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

const policy =
  'Assay does not connect to such addresses unless the instance administrator lists them in OUTBOUND_ALLOW.';

/** The port a URL speaks to, default ports included. */
export function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

/**
 * Reads an address that a person wrote. Gives the parsed URL, or one sentence on what is wrong with
 * it: only http and https, and no user name or password inside.
 */
export function parseOutboundUrl(text: string): { url: URL } | { problem: string } {
  if (!URL.canParse(text)) return { problem: `"${text.slice(0, 200)}" is not a web address.` };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { problem: 'The address must begin with https:// or http://.' };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      problem: 'The address holds a user name or password. Take it out and store the secret apart.',
    };
  }
  return { url };
}

/** Why a connection from `hostname` to one of its addresses is refused, or null when it is allowed. */
export function refuseAddress(
  place: { hostname: string; port: number; address: string },
  allow: AllowList,
): string | null {
  const { hostname, port, address } = place;
  if (allow.allowsName(hostname, port) || allow.allowsAddress(address, port)) return null;
  const what = describeForbiddenAddress(address);
  if (what === null) return null;
  const isLiteral = parseAddress(hostname) !== null;
  return isLiteral
    ? `${address} is ${what}. ${policy}`
    : `${hostname} resolves to ${address}, ${what}. ${policy}`;
}

/**
 * What is wrong with an outbound address, as one or two sentences for the person who wrote it; null
 * when Assay would connect to it now. Looks the name up.
 */
export async function checkUrl(
  text: string,
  { allow, resolve }: { allow: AllowList; resolve: Resolve },
): Promise<string | null> {
  const parsed = parseOutboundUrl(text);
  if ('problem' in parsed) return parsed.problem;
  const { hostname } = parsed.url;
  const port = portOf(parsed.url);
  const literal = parseAddress(hostname);
  if (literal !== null) {
    return refuseAddress({ hostname, port, address: bareAddress(hostname) }, allow);
  }
  if (allow.allowsName(hostname, port)) return null;
  let addresses: readonly string[];
  try {
    addresses = await resolve(hostname);
  } catch {
    return `There is no host named ${hostname}. Check the address.`;
  }
  if (addresses.length === 0) return `There is no host named ${hostname}. Check the address.`;
  for (const address of addresses) {
    const refusal = refuseAddress({ hostname, port, address }, allow);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** An IP literal of a URL without the brackets of IPv6. */
export function bareAddress(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
