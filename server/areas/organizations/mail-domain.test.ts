import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOfAddress, isPublicMail, plainDomain } from './mail-domain.ts';

describe('plainDomain', () => {
  it.each([
    ['Example.ORG', 'example.org'],
    [' example.org. ', 'example.org'],
    ['@example.org', 'example.org'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['MÜNCHEN.example', 'xn--mnchen-3ya.example'],
    ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
    ['mail.example.co.uk', 'mail.example.co.uk'],
    ['localhost', null],
    ['127.0.0.1', null],
    ['[::1]', null],
    ['example.org/path', null],
    ['ada@example.org', null],
    ['exa mple.org', null],
    ['example..org', null],
    [`${'a'.repeat(64)}.org`, null],
    ['', null],
  ])('makes of %j %j', (written, plain) => {
    expect(plainDomain(written)).toBe(plain);
  });

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string()), (text) => {
        const once = plainDomain(text);
        if (once !== null) expect(plainDomain(once)).toBe(once);
      }),
    );
  });
});

describe('domainOfAddress', () => {
  it('is what stands behind the last @, in the same form', () => {
    expect(domainOfAddress('ada@münchen.example')).toBe('xn--mnchen-3ya.example');
    expect(domainOfAddress('"a@b"@example.org')).toBe('example.org');
  });
});

describe('isPublicMail', () => {
  it('knows where anybody gets an address', () => {
    expect(['gmail.com', 'outlook.com', 'web.de'].every(isPublicMail)).toBe(true);
    expect(isPublicMail('example.org')).toBe(false);
  });
});
