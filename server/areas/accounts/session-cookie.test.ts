import { serializeSignedCookie } from 'better-call';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSessionCookie } from './session-cookie.ts';

const name = 'assay.session';
const secret = 'a secret of this server';
const tokens = fc.stringMatching(/^[a-zA-Z0-9]{32}$/);
const read = (header: string) => readSessionCookie(header, { name, secret });

describe('the session cookie', () => {
  it('is read as Better Auth wrote it, among others', async () => {
    await fc.assert(
      fc.asyncProperty(tokens, async (token) => {
        const written = await serializeSignedCookie(name, token, secret);
        expect(read(`theme=dark; ${written}; other=1`)).toBe(token);
      }),
    );
  });

  it('counts for nothing when it was signed with another secret', async () => {
    const written = await serializeSignedCookie(name, 'x'.repeat(32), 'another secret');
    expect(read(written)).toBeNull();
  });

  it('counts for nothing with any one character changed', async () => {
    const token = 'abcdefghijklmnopqrstuvwxyz012345';
    const written = decodeURIComponent(await serializeSignedCookie(name, token, secret));
    const start = `${name}=`.length;
    await fc.assert(
      fc.property(
        fc.integer({ min: start, max: written.length - 1 }),
        fc.constantFrom('A', 'b', '7', '/', '=', '.'),
        (at, character) => {
          fc.pre(written[at] !== character);
          const changed = written.slice(0, at) + character + written.slice(at + 1);
          expect(read(`${name}=${encodeURIComponent(changed.slice(start))}`)).toBeNull();
        },
      ),
    );
  });

  it.each([
    '',
    name,
    `${name}=`,
    `${name}=.`,
    `${name}=token`,
    `${name}=token.`,
    `${name}=%`,
    `${name}=%E0%A4%A`,
    `other${name}=token.sig`,
  ])('is not there in %j', (header) => {
    expect(read(header)).toBeNull();
  });
});
