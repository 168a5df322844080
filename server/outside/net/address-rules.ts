import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

// Azure answers its metadata protocol on this otherwise public address.
const publicMetadata = new Set(['168.63.129.16']);

/** The last 32 bits as IPv4: where mapped and NAT64 addresses keep their real destination. */
function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(-4));
}

/**
 * The address a packet would really go to: IPv4-mapped and NAT64 (64:ff9b::/96) addresses give the
 * IPv4 address inside. Null when the text is no IP address.
 */
export function parseAddress(text: string): Address | null {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  if (!ipaddr.isValid(bare)) return null;
  const address = ipaddr.parse(bare);
  if (address instanceof ipaddr.IPv4) return address;
  if (address.range() === 'ipv4Mapped') return embeddedIpv4(address);
  const isNat64 = address.match(ipaddr.IPv6.parseCIDR('64:ff9b::/96'));
  return isNat64 ? embeddedIpv4(address) : address;
}

/**
 * What an address is when Assay must not connect to it by default, as a noun phrase ("a private
 * address"); null when it is an ordinary public address.
 */
export function describeForbiddenAddress(text: string): string | null {
  const address = parseAddress(text);
  if (address === null) return 'not an IP address';
  if (publicMetadata.has(address.toString())) return 'a cloud metadata address';
  const range = address.range();
  if (range === 'loopback') return 'a loopback address';
  if (range === 'linkLocal') return 'a link-local address';
  if (range === 'private' || range === 'uniqueLocal') return 'a private address';
  if (range !== 'unicast') return 'a reserved address';
  // ipaddr.js calls everything it has no name for unicast, IPv4-compatible and unassigned included.
  if (address instanceof ipaddr.IPv6 && !address.match(globalIpv6)) return 'a reserved address';
  return null;
}
