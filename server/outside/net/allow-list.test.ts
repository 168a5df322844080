import { describe, expect, test } from 'vitest';
import { parseAllowList } from './allow-list.ts';

describe('an entry', () => {
  test.each([
    ['models.lan', 'models.lan', 80, true],
    ['models.lan', 'MODELS.LAN.', 443, true],
    ['models.lan', 'x.models.lan', 80, false],
    ['models.lan:8080', 'models.lan', 8080, true],
    ['models.lan:8080', 'models.lan', 80, false],
    ['models.lan:80', 'models.lan', 80, true],
    ['models.lan:80', 'models.lan', 81, false],
    ['10.0.0.5', 'models.lan', 80, false],
  ])('%s allows the name %s on port %i: %s', (entry, name, port, expected) => {
    expect(parseAllowList([entry]).allowsName(name, port)).toBe(expected);
  });

  test.each([
    ['10.0.0.5', '10.0.0.5', 80, true],
    ['10.0.0.5', '10.0.0.6', 80, false],
    ['127.0.0.1:1234', '127.0.0.1', 1234, true],
    ['127.0.0.1:1234', '::ffff:127.0.0.1', 1234, true],
    ['127.0.0.1:1234', '127.0.0.1', 1235, false],
    ['10.0.0.0/8', '10.200.0.1', 99, true],
    ['10.0.0.0/8', '11.0.0.1', 99, false],
    ['10.0.0.0/8', 'fd00::1', 99, false],
    ['fd00::/8', 'fd12::1', 99, true],
    ['[::1]:8080', '::1', 8080, true],
    ['[::1]:8080', '::1', 80, false],
    ['models.lan', '10.0.0.5', 80, false],
  ])('%s allows the address %s on port %i: %s', (entry, address, port, expected) => {
    expect(parseAllowList([entry]).allowsAddress(address, port)).toBe(expected);
  });
});

test.each([
  'http://models.lan',
  'a b',
  '10.0.0.0/99',
  'models.lan/path',
  'user@host',
  'host:99999',
  '',
])('an unreadable entry is named: %s', (entry) => {
  expect(() => parseAllowList([entry])).toThrow(`"${entry}" is not a place`);
});
