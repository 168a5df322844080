import { describe, expect, test } from 'vitest';
import { type Theme, themeAttribute, themeCookieTexts, themeFromCookie } from './theme.ts';

describe('themeFromCookie', () => {
  test('finds the theme among other cookies', () => {
    expect(themeFromCookie('session=abc; assay-theme=dark; other=1')).toBe('dark');
    expect(themeFromCookie('assay-theme=light')).toBe('light');
  });

  test.each([null, undefined, '', 'session=abc', 'assay-theme=', 'assay-theme=pink', ';;=;'])(
    'is "system" for %j',
    (header) => {
      expect(themeFromCookie(header)).toBe('system');
    },
  );

  test('is not fooled by a cookie whose name or value ends in ours', () => {
    expect(themeFromCookie('x-assay-theme=dark')).toBe('system');
    expect(themeFromCookie('a=assay-theme=dark')).toBe('system');
  });

  test.each<[Theme, string]>([
    ['light', 'http:'],
    ['dark', 'http:'],
    ['light', 'https:'],
    ['dark', 'https:'],
  ])('reads back what the toggle writes: %s over %s', (theme, protocol) => {
    const [kept] = themeCookieTexts(theme, protocol);
    expect(themeFromCookie(kept?.split(';')[0])).toBe(theme);
    expect(themeAttribute(theme)).toBe(theme);
  });

  test('believes the cookie that only this host can set', () => {
    expect(themeFromCookie('assay-theme=light; __Host-assay-theme=dark')).toBe('dark');
  });
});

test('choosing "system" forgets the cookie and the attribute', () => {
  for (const protocol of ['http:', 'https:']) {
    for (const text of themeCookieTexts('system', protocol)) expect(text).toContain('Max-Age=0');
  }
  expect(themeAttribute('system')).toBeUndefined();
});

test('over https the cookie is secure, for this host alone, and the plain one goes', () => {
  const [kept, ...gone] = themeCookieTexts('dark', 'https:');
  expect(kept).toMatch(/^__Host-assay-theme=dark;/);
  expect(kept).toContain('; Path=/;');
  expect(kept).toMatch(/; Secure$/);
  expect(kept).not.toContain('Domain');
  expect(gone).toEqual([expect.stringMatching(/^assay-theme=; Max-Age=0;/)]);
  expect(themeCookieTexts('dark', 'http:')).toEqual([expect.stringMatching(/^assay-theme=dark;/)]);
});
