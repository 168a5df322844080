import ipaddr from 'ipaddr.js';
import { parseAddress } from './address-rules.ts';

type Rule = { matchesName(name: string): boolean; matchesAddress(address: string): boolean };
type PortRule = Rule & { port: number | null };

/** Places the instance's administrator allows although they are not public. */
export type AllowList = {
  /** Is the name itself listed, so that its addresses need no check? */
  allowsName(hostname: string, port: number): boolean;
  /** Is the address listed, by itself or by its network? */
  allowsAddress(address: string, port: number): boolean;
};

const never = () => false;

/** A host name as compared here: lower case, without the trailing dot. */
export function normalizeHostname(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '');
}

function addressRule(network: [ipaddr.IPv4 | ipaddr.IPv6, number]): Rule {
  const [base, bits] = network;
  return {
    matchesName: never,
    matchesAddress(text) {
      const address = parseAddress(text);
      return address !== null && address.kind() === base.kind() && address.match(base, bits);
    },
  };
}

function parseRule(entry: string): PortRule {
  if (entry.includes('/')) return { ...addressRule(ipaddr.parseCIDR(entry)), port: null };
  const whole = parseAddress(entry);
  if (whole !== null)
    return { ...addressRule([whole, whole.kind() === 'ipv4' ? 32 : 128]), port: null };
  const url = new URL(`http://${entry}`);
  if (url.host !== normalizeHostname(entry) && `${url.hostname}:80` !== normalizeHostname(entry)) {
    throw new Error('not a host');
  }
  const port = /:\d+$/.test(entry) ? Number(url.port || 80) : null;
  const address = parseAddress(url.hostname);
  if (address !== null) {
    return { ...addressRule([address, address.kind() === 'ipv4' ? 32 : 128]), port };
  }
  const name = normalizeHostname(url.hostname);
  return { matchesName: (other) => other === name, matchesAddress: never, port };
}

/**
 * Reads entries `host`, `host:port`, `address`, `address:port` and CIDR networks. An IPv6 address
 * with a port stands in brackets. Throws an Error that names the first entry it cannot read.
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const rules = entries.map((entry) => {
    try {
      return parseRule(entry.trim());
    } catch {
      throw new Error(
        `"${entry}" is not a place: write host, host:port or a network such as 10.1.0.0/16.`,
      );
    }
  });
  const onPort = (port: number) => rules.filter((rule) => rule.port === null || rule.port === port);
  return {
    allowsName: (hostname, port) =>
      onPort(port).some((rule) => rule.matchesName(normalizeHostname(hostname))),
    allowsAddress: (address, port) => onPort(port).some((rule) => rule.matchesAddress(address)),
  };
}
