import { describe, expect, test } from 'vitest';
import { googleIdentity, microsoftIdentity, openIdIdentity } from './identity-claims.ts';

const iss = 'https://login.acme.test';
const ada = { iss, sub: '1', email: 'ada@acme.test', name: 'Ada' };

describe('an address counts as verified', () => {
  test.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, false],
    [{}, false],
  ])('with email_verified %s: %s', (said, isVerified) => {
    const claims = { ...ada, email_verified: said };
    expect(googleIdentity(claims).isEmailVerified).toBe(isVerified);
    expect(openIdIdentity(claims).isEmailVerified).toBe(isVerified);
  });

  test('never without an address', () => {
    expect(openIdIdentity({ iss, sub: '1', email_verified: true })).toMatchObject({
      email: null,
      isEmailVerified: false,
    });
  });

  test.each([
    ['common', undefined, false],
    ['organizations', undefined, false],
    ['consumers', undefined, false],
    ['common', true, true],
    ['common', '1', true],
    ['common', false, false],
    ['common', 0, false],
    ['0f1e2d3c-0000-4000-8000-000000000001', undefined, true],
    ['acme.test', undefined, true],
    ['acme.test', false, false],
  ])('by Microsoft, tenant %s, xms_edov %s: %s', (tenant, said, isVerified) => {
    const claims = { ...ada, tid: 't', oid: 'o', email_verified: true, xms_edov: said };
    expect(microsoftIdentity(tenant)(claims).isEmailVerified).toBe(isVerified);
  });
});

describe('a subject', () => {
  test('of one issuer is nobody at another', () => {
    const elsewhere = { ...ada, iss: 'https://login.other.test' };
    expect(openIdIdentity(ada).subject).not.toBe(openIdIdentity(elsewhere).subject);
  });

  test.each(['a\0b', 'a\nb', '\ud800', 'x'.repeat(501)])('is a plain text, not %j', (sub) => {
    expect(() => googleIdentity({ ...ada, sub })).toThrow('odd sub');
  });

  test('of Microsoft is the object in its directory, whatever sub and address are', () => {
    const of = microsoftIdentity('common');
    const claims = { ...ada, tid: 't', oid: 'o' };
    expect(of({ ...claims, sub: '2', email: 'x@y.test' }).subject).toBe(of(claims).subject);
    expect(of({ ...claims, tid: 'u' }).subject).not.toBe(of(claims).subject);
    expect(() => of({ ...ada, oid: 'o' })).toThrow('no tid');
    expect(() => of({ ...ada, tid: 't' })).toThrow('no oid');
  });
});
