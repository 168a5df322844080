import { describe, expect, test } from 'vitest';
import { type Theme, themeAttribute, themeCookieText, themeFromCookie } from './theme.ts';

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

  test.each<Theme>(['light', 'dark'])('reads back what the toggle writes: %s', (theme) => {
    expect(themeFromCookie(themeCookieText(theme).split(';')[0])).toBe(theme);
    expect(themeAttribute(theme)).toBe(theme);
  });
});

test('choosing "system" forgets the cookie and the attribute', () => {
  expect(themeCookieText('system')).toContain('Max-Age=0');
  expect(themeAttribute('system')).toBeUndefined();
});
