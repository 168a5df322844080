import { type Theme, themeAttribute, themeCookieTexts } from './theme.ts';

/** Shows a theme at once and keeps the choice in a cookie. */
export function applyTheme(theme: Theme): void {
  const attribute = themeAttribute(theme);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  for (const text of themeCookieTexts(theme, window.location.protocol)) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
    document.cookie = text;
  }
}
