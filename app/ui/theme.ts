export type Theme = 'system' | 'light' | 'dark';

/** The cookie that holds the chosen theme; absent for "system". */
export const themeCookie = 'assay-theme';

/** The chosen theme in a Cookie header; "system" when there is none or it is not one of ours. */
export function themeFromCookie(header: string | null | undefined): Theme {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() !== themeCookie) continue;
    const chosen = value?.trim();
    if (chosen === 'light' || chosen === 'dark') return chosen;
  }
  return 'system';
}

/** The `document.cookie` text that keeps a choice for a year, or forgets it for "system". */
export function themeCookieText(theme: Theme): string {
  const age = theme === 'system' ? 0 : 31_536_000;
  return `${themeCookie}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax`;
}

/** What `<html data-theme>` must be: nothing for "system". */
export function themeAttribute(theme: Theme): 'light' | 'dark' | undefined {
  return theme === 'system' ? undefined : theme;
}
