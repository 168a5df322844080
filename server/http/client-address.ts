import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The networks of proxies whose word about who came to them is taken. */
export type TrustedProxies = { includes(address: string): boolean };

/** IPv4 inside IPv6 is the same client. Null when the text is no address. */
function parse(text: string): Address | null {
  return isIP(text) === 0 ? null : ipaddr.process(text);
}

function parseNetwork(entry: string): [Address, number] {
  const [text = '', bits, ...rest] = entry.split('/');
  const address = parse(text);
  const longest = address?.kind() === 'ipv4' ? 32 : 128;
  const length = bits === undefined ? longest : Number(bits);
  const isLength = /^\d{1,3}$/.test(bits ?? '0') && length <= longest;
  if (!address || !isLength || rest.length > 0) {
    throw new Error(`"${entry}" is not a network: write an address or a CIDR such as 10.0.0.0/8.`);
  }
  return [address, length];
}

/** Reads addresses and CIDR networks. @throws {Error} that names the first one it can’t read */
export function parseTrustedProxies(entries: readonly string[]): TrustedProxies {
  const networks = entries.map(parseNetwork);
  return {
    includes(text) {
      const address = parse(text);
      if (!address) return false;
      return networks.some(([base, bits]) => {
        return address.kind() === base.kind() && address.match(base, bits);
      });
    },
  };
}

/** One hop of `X-Forwarded-For`, without the port that some proxies add. */
function hopAddress(hop: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
  return parse(bare)?.toString() ?? null;
}

/**
 * The address a request came from: the peer's, or while that is a trusted proxy's, the last one it
 * names in `X-Forwarded-For`. What stands further left was written by whoever is named so far.
 */
export function clientAddress(
  peer: string | null,
  forwardedFor: string | null,
  trusted: TrustedProxies,
): string | null {
  let address = peer === null ? null : (parse(peer)?.toString() ?? null);
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  while (address !== null && trusted.includes(address)) {
    const hop = hopAddress(hops.pop() ?? '');
    if (hop === null) return address;
    address = hop;
  }
  return address;
}

/** What limits count addresses by: whoever has one IPv6 address has the whole /64. */
export function addressKey(address: string | null): string {
  const parsed = parse(address ?? '');
  if (!parsed) return 'unknown';
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = [...parsed.toByteArray().slice(0, 8), 0, 0, 0, 0, 0, 0, 0, 0];
  return `${new ipaddr.IPv6(network).toString()}/64`;
}
