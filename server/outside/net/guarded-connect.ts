import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { parseAddress } from './address-rules.ts';
import type { AllowList } from './allow-list.ts';
import { bareAddress, type Resolve, refuseAddress } from './check-url.ts';
import { OutboundError } from './outbound-error.ts';

/** A DNS lookup for sockets that hands on only addresses which were checked just before. */
function guardedLookup(port: number, allow: AllowList, resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname).then(
      (addresses) => {
        for (const address of addresses) {
          const refusal = refuseAddress({ hostname, port, address }, allow);
          if (refusal !== null) return done(new OutboundError('addressRefused', refusal), '');
        }
        const checked = addresses.map((address) => ({ address, family: isIP(address) }));
        const first = checked[0];
        if (first === undefined) {
          const missing = `There is no host named ${hostname}. Check the address.`;
          return done(new OutboundError('unreachable', missing), '');
        }
        if (options.all === true) return done(null, checked);
        return done(null, first.address, first.family);
      },
      (error: Error) => done(error, ''),
    );
  };
}

/**
 * Opens sockets only to places the rules allow. Names are resolved here and the checked address is the
 * one connected to, so a second DNS answer cannot redirect the connection; sockets skip the lookup for
 * IP literals, so those are checked before.
 */
export function createGuardedConnect(options: {
  allow: AllowList;
  resolve: Resolve;
  connectTimeoutMs: number;
  ca?: string | undefined;
}): buildConnector.connector {
  const { allow, resolve, connectTimeoutMs, ca } = options;
  const connectors = new Map<number, buildConnector.connector>();
  const connectorFor = (port: number) => {
    const existing = connectors.get(port);
    if (existing) return existing;
    const lookup = guardedLookup(port, allow, resolve);
    const connector = buildConnector({
      lookup,
      timeout: connectTimeoutMs,
      port,
      ...(ca !== undefined && { ca }),
    });
    connectors.set(port, connector);
    return connector;
  };
  return (target, callback) => {
    const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
    if (parseAddress(target.hostname) !== null) {
      const address = bareAddress(target.hostname);
      const refusal = refuseAddress({ hostname: target.hostname, port, address }, allow);
      if (refusal !== null) return callback(new OutboundError('addressRefused', refusal), null);
    }
    connectorFor(port)(target, callback);
  };
}
