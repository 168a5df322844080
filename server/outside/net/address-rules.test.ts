import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeForbiddenAddress } from './address-rules.ts';

describe('an address that is not public is named', () => {
  test.each([
    ['127.0.0.1', 'a loopback address'],
    ['127.255.255.254', 'a loopback address'],
    ['0.0.0.0', 'a reserved address'],
    ['10.0.0.5', 'a private address'],
    ['172.16.0.1', 'a private address'],
    ['192.168.1.1', 'a private address'],
    ['100.64.0.1', 'a reserved address'],
    ['100.100.100.200', 'a reserved address'],
    ['169.254.169.254', 'a link-local address'],
    ['168.63.129.16', 'a cloud metadata address'],
    ['192.0.0.192', 'a reserved address'],
    ['198.51.100.7', 'a reserved address'],
    ['224.0.0.1', 'a reserved address'],
    ['255.255.255.255', 'a reserved address'],
    ['::', 'a reserved address'],
    ['::1', 'a loopback address'],
    ['[::1]', 'a loopback address'],
    ['::7f00:1', 'a reserved address'],
    ['::ffff:127.0.0.1', 'a loopback address'],
    ['::ffff:a00:5', 'a private address'],
    ['64:ff9b::a00:5', 'a private address'],
    ['64:ff9b:1::808:808', 'a reserved address'],
    ['100:0:0:1::1', 'a reserved address'],
    ['2002:a00:5::', 'a reserved address'],
    ['2001:db8::1', 'a reserved address'],
    ['fd00::1', 'a private address'],
    ['fd00:ec2::254', 'a private address'],
    ['fe80::1', 'a link-local address'],
    ['fe80::1%eth0', 'a link-local address'],
    ['fec0::1', 'a reserved address'],
    ['ff02::1', 'a reserved address'],
    ['not an address', 'not an IP address'],
  ])('%s is %s', (address, description) => {
    expect(describeForbiddenAddress(address)).toBe(description);
  });
});

test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
  '%s is public',
  (address) => {
    expect(describeForbiddenAddress(address)).toBeNull();
  },
);

test('an IPv4 address is judged alike by itself, mapped and behind NAT64', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const direct = describeForbiddenAddress(address);
      expect(describeForbiddenAddress(`::ffff:${address}`)).toBe(direct);
      expect(describeForbiddenAddress(`64:ff9b::${address}`)).toBe(direct);
    }),
  );
});
