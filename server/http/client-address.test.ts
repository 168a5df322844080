import { describe, expect, test } from 'vitest';
import { addressKey, clientAddress, parseTrustedProxies } from './client-address.ts';

const nobody = parseTrustedProxies([]);
const proxies = parseTrustedProxies(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);

describe('without trusted proxies', () => {
  test.each([null, '', '8.8.8.8', '8.8.8.8, 9.9.9.9', '127.0.0.1', 'not an address'])(
    'the peer is the client, whatever X-Forwarded-For says: %j',
    (forwarded) => {
      expect(clientAddress('203.0.113.7', forwarded, nobody)).toBe('203.0.113.7');
    },
  );
});

describe('behind trusted proxies', () => {
  test.each([
    ['127.0.0.1', '8.8.8.8', '8.8.8.8'],
    ['::ffff:127.0.0.1', '8.8.8.8', '8.8.8.8'],
    ['127.0.0.1', '8.8.8.8, 10.1.2.3', '8.8.8.8'],
    ['127.0.0.1', '6.6.6.6, 8.8.8.8, 10.1.2.3', '8.8.8.8'],
    ['127.0.0.1', '127.0.0.1, 8.8.8.8', '8.8.8.8'],
    ['127.0.0.1', '8.8.8.8:4711', '8.8.8.8'],
    ['fd00::1', '[2001:db8::5]:4711', '2001:db8::5'],
    ['fd00::1', '2001:db8::5', '2001:db8::5'],
    ['127.0.0.1', '::ffff:8.8.8.8', '8.8.8.8'],
    ['127.0.0.1', '', '127.0.0.1'],
    ['127.0.0.1', '8.8.8.8, rubbish', '127.0.0.1'],
    ['127.0.0.1', '8.8.8.8, 0x7f.1', '127.0.0.1'],
    ['127.0.0.1', '10.0.0.9', '10.0.0.9'],
    ['203.0.113.7', '8.8.8.8', '203.0.113.7'],
  ])('%s that forwards for %j stands for %s', (peer, forwarded, client) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(client);
  });
});

test('an unknown peer stays unknown', () => {
  expect(clientAddress(null, '8.8.8.8', proxies)).toBeNull();
});

test.each(['10.0.0.0/33', '10.0.0.0/', 'proxy.lan', '10.0.0.0/8/8', 'fd00::/129', ''])(
  'an unreadable network is named: %j',
  (entry) => {
    expect(() => parseTrustedProxies([entry])).toThrow(`"${entry}" is not a network`);
  },
);

test.each([
  ['8.8.8.8', '8.8.8.8'],
  ['::ffff:8.8.8.8', '8.8.8.8'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  [null, 'unknown'],
])('%s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
