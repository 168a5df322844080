export type Theme = 'system' | 'light' | 'dark';

// What keeps the chosen theme; absent for "system". Browsers take the second name only over https,
// marked as secure and for this host alone.
const plainCookie = 'assay-theme';
const hostCookie = `__Host-${plainCookie}`;

/** The chosen theme in a Cookie header; "system" when there is none or it is not one of ours. */
export function themeFromCookie(header: string | null | undefined): Theme {
  const pairs = (header ?? '').split(';').map((pair) => pair.split('=', 2));
  for (const wanted of [hostCookie, plainCookie]) {
    for (const [name, value] of pairs) {
      const chosen = value?.trim();
      if (name?.trim() !== wanted) continue;
      if (chosen === 'light' || chosen === 'dark') return chosen;
    }
  }
  return 'system';
}

/**
 * The `document.cookie` texts that keep a choice for a year, or forget it for "system".
 * @param protocol of the page: over `https:` the cookie is secure, and one from before is removed
 */
export function themeCookieTexts(theme: Theme, protocol: string): string[] {
  const age = theme === 'system' ? 0 : 31_536_000;
  const rest = 'Path=/; SameSite=Lax';
  if (protocol !== 'https:') return [`${plainCookie}=${theme}; Max-Age=${age}; ${rest}`];
  return [
    `${hostCookie}=${theme}; Max-Age=${age}; ${rest}; Secure`,
    `${plainCookie}=; Max-Age=0; ${rest}`,
  ];
}

/** What `<html data-theme>` must be: nothing for "system". */
export function themeAttribute(theme: Theme): 'light' | 'dark' | undefined {
  return theme === 'system' ? undefined : theme;
}
