import { expect, test } from 'vitest';
import { isJsonPointer, resolvePointer } from './json-pointer.ts';

// The examples of RFC 6901, section 5.
const rfc = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

test.each([
  ['', rfc],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
])('%j leads to %j', (pointer, value) => {
  expect(resolvePointer(rfc, pointer)).toEqual({ found: true, value });
});

test.each([
  ['/nope', '', 'an object with "foo", "", "a/b"'],
  ['/foo/2', '/foo', 'a list of 2'],
  ['/foo/-', '/foo', 'a list of 2'],
  ['/foo/01', '/foo', 'a list of 2'],
  ['/foo/length', '/foo', 'a list of 2'],
  ['/foo/0/x', '/foo/0', 'a string'],
  ['/constructor', '', 'an object with'],
  ['/__proto__', '', 'an object with'],
])('%j leads nowhere after %j, which is %s', (pointer, at, available) => {
  expect(resolvePointer(rfc, pointer)).toEqual({
    found: false,
    at,
    available: expect.stringContaining(available),
  });
});

test.each([
  ['', true],
  ['/a/0', true],
  ['/a~1b', true],
  ['a', false],
  ['/a~2', false],
  ['/a~', false],
  ['$.a', false],
])('%j is a pointer: %s', (pointer, expected) => {
  expect(isJsonPointer(pointer)).toBe(expected);
});
