import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from './database-url.ts';

describe('parseDatabaseUrl', () => {
  it('splits an address into separate fields', () => {
    expect(parseDatabaseUrl('postgres://u:p%40ss@db.example.org/assay')).toEqual({
      host: 'db.example.org',
      port: 5432,
      user: 'u',
      password: 'p@ss',
      database: 'assay',
    });
    expect(parseDatabaseUrl('postgresql://u:p@[::1]:6000/a').host).toBe('::1');
    expect(parseDatabaseUrl('postgres://u@x/a?host=/var/run/pg').host).toBe('/var/run/pg');
  });

  it('reads sslmode as libpq does', () => {
    const ssl = (mode: string) => parseDatabaseUrl(`postgres://u:p@h/d?sslmode=${mode}`).ssl;
    expect(ssl('disable')).toBe(false);
    expect(ssl('require')).toMatchObject({ rejectUnauthorized: false });
    expect(ssl('verify-full')).not.toHaveProperty('rejectUnauthorized');
    expect(() => ssl('sometimes')).toThrow(/sslmode=sometimes/);
  });

  it.each(['', 'mysql://u:p@h/d', 'postgres://h/d', 'postgres://u:p@h/', 'localhost:5432'])(
    'refuses %j',
    (text) => expect(() => parseDatabaseUrl(text)).toThrow(/DATABASE_URL/),
  );

  it('keeps any user and password as they are', () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(word, word, (user, password) => {
        const url = `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@h/d`;
        expect(parseDatabaseUrl(url)).toMatchObject({ user, password });
      }),
    );
  });
});
