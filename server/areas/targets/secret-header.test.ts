import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HttpConfig } from './schema.ts';
import { secretChange } from './secret-header.ts';

const config = (url: string, secretHeaderName = 'Authorization') =>
  HttpConfig.parse({ url, secretHeaderName });

const origin = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom('a.test', 'b.test', 'a.test.evil.test'),
    fc.constantFrom('', ':80', ':443', ':8443'),
  )
  .map(([scheme, host, port]) => `${scheme}://${host}${port}`);
const rest = fc.constantFrom(
  '',
  '/',
  '/chat',
  '/chat?x={{message}}',
  '/@b.test',
  '/#https://b.test',
);

describe('a stored secret', () => {
  it('stays exactly while scheme, host and port do', () => {
    fc.assert(
      fc.property(origin, rest, origin, rest, (from, fromRest, to, toRest) => {
        const change = secretChange(config(from + fromRest), config(to + toRest), undefined);
        const isSame = new URL(from).origin === new URL(to).origin;
        expect(change.kind).toBe(isSame ? 'keep' : 'clear');
      }),
    );
  });

  it('is replaced wherever a new one is entered, and removed on request', () => {
    fc.assert(
      fc.property(origin, origin, (from, to) => {
        const entered = secretChange(config(from), config(to), 'new');
        expect(entered).toEqual({ kind: 'set', value: 'new' });
        expect(secretChange(config(from), config(to), null)).toEqual({ kind: 'clear' });
      }),
    );
  });

  it('goes with the name of its header', () => {
    const here = 'https://a.test/chat';
    expect(secretChange(config(here), config(here, ''), undefined)).toEqual({ kind: 'clear' });
    expect(() => secretChange(config(here), config(here, ''), 'new')).toThrow('Name the header');
    expect(secretChange(config(here), config(here, 'X-Log'), undefined)).toEqual({ kind: 'clear' });
    expect(secretChange(config(here), config(here, 'AUTHORIZATION'), undefined).kind).toBe('keep');
  });

  it('treats a default port as no port', () => {
    const before = config('https://a.test/chat');
    expect(secretChange(before, config('https://a.test:443/v2'), undefined).kind).toBe('keep');
  });
});
