import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlCommand, type RawRequest, requestText } from './request-text.ts';

/** What a shell hands to curl, the program itself aside. */
function argumentsOf(command: string): string[] {
  const curl = `curl() { for one; do printf '%s\\0' "$one"; done; }`;
  const script = `SECRET='k-$1\`"'; ${curl}; ${command}`;
  const said = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
  return said.split('\0').slice(0, -1);
}

const text = fc.oneof(
  fc.string({ maxLength: 20 }).map((one) => one.replaceAll('\0', '')),
  fc.constantFrom(
    "it's",
    '$HOME',
    '`id`',
    '"; rm -rf x',
    '\\',
    "'\\''",
    '@file',
    'a\nb',
    '%s',
    '-x',
  ),
);
const request: fc.Arbitrary<RawRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  url: text.map((path) => `https://a.test/${path}`),
  headers: fc.array(fc.record({ name: fc.constantFrom('x-a', 'b'), value: text }), {
    maxLength: 3,
  }),
  body: text.filter((body) => !body.includes('[secret]')),
});

describe('curlCommand', () => {
  it('says to a shell exactly what was sent, whatever stands in it', () => {
    fc.assert(
      fc.property(request, (one) => {
        const { method, url, headers, body } = one;
        expect(argumentsOf(curlCommand(one))).toEqual([
          '-X',
          method,
          url,
          ...headers.flatMap(({ name, value }) => ['-H', `${name}: ${value}`]),
          ...(body === '' ? [] : ['--data-raw', body]),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes secrets from a variable of the shell', () => {
    const headers = [{ name: 'authorization', value: 'Bearer [secret]' }];
    const command = curlCommand({ method: 'POST', url: 'https://a.test', headers, body: '{}' });
    expect(command).toContain(`-H 'authorization: Bearer '"$SECRET"''`);
    expect(argumentsOf(command)).toContain('authorization: Bearer k-$1`"');
  });
});

it('writes a request as it stands on the wire', () => {
  const headers = [{ name: 'accept', value: 'application/json' }];
  const get = { method: 'GET', url: 'https://a.test/x', headers, body: '' };
  expect(requestText(get)).toBe('GET https://a.test/x\naccept: application/json');
  const post = requestText({ ...get, method: 'POST', body: '{"a": 1}' });
  expect(post).toBe('POST https://a.test/x\naccept: application/json\n\n{"a": 1}');
});
