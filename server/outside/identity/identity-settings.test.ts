import { describe, expect, test } from 'vitest';
import { readEnv } from '#server/env.ts';

const oidc = {
  OIDC_ISSUER: 'https://login.acme.test',
  OIDC_CLIENT_ID: 'assay',
  OIDC_CLIENT_SECRET: 'hush',
};

describe('settings of providers', () => {
  test('may be absent', () => {
    expect(readEnv({}).identity).toEqual({
      google: null,
      github: null,
      microsoft: null,
      oidc: null,
    });
  });

  test.each([
    ['GOOGLE_CLIENT_SECRET', { GOOGLE_CLIENT_ID: 'x' }],
    ['GOOGLE_CLIENT_ID', { GOOGLE_CLIENT_SECRET: 'x' }],
    ['GITHUB_CLIENT_ID', { GITHUB_CLIENT_SECRET_FILE: '/run/secret' }],
    ['MICROSOFT_CLIENT_SECRET', { MICROSOFT_CLIENT_ID: 'x' }],
    ['MICROSOFT_TENANT', { MICROSOFT_TENANT: 'a/b' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: '' }],
    ['OIDC_CLIENT_ID', { ...oidc, OIDC_CLIENT_ID: '' }],
    ['OIDC_CLIENT_SECRET', { ...oidc, OIDC_CLIENT_SECRET: '' }],
    ['OIDC_CLIENT_SECRET_FILE', { ...oidc, OIDC_CLIENT_SECRET_FILE: '/run/secret' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://login.acme.test' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'login.acme.test' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'https://a:b@login.acme.test' }],
    ['OIDC_SCOPES', { ...oidc, OIDC_SCOPES: 'email' }],
  ])('are refused by the name of %s: %j', (name, source) => {
    expect(() => readEnv(source)).toThrow(new RegExp(`^ {2}${name}: .{10,}`, 'm'));
  });

  test('are read, with the secret or its file', () => {
    const source = {
      ...oidc,
      OIDC_NAME: 'Acme',
      MICROSOFT_CLIENT_ID: 'm',
      MICROSOFT_CLIENT_SECRET_FILE: '/run/secret',
    };
    expect(readEnv(source).identity).toMatchObject({
      google: null,
      microsoft: { clientId: 'm', secret: { file: '/run/secret' }, tenant: 'common' },
      oidc: { clientId: 'assay', secret: { text: 'hush' }, name: 'Acme', issuer: oidc.OIDC_ISSUER },
    });
  });

  test('may name an issuer on this machine without TLS', () => {
    const issuer = 'http://127.0.0.1:9000/realms/acme';
    expect(readEnv({ ...oidc, OIDC_ISSUER: issuer }).identity.oidc?.issuer).toBe(issuer);
  });
});
