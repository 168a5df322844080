import { useRouteLoaderData } from '@remix-run/react';
import { useSyncExternalStore } from 'react';
import type { loader } from '#app/root.tsx';
import { applyTheme } from '#app/ui/apply-theme.ts';
import type { Theme } from '#app/ui/theme.ts';

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function shownTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** The theme of the page and what changes it; every part of the page sees the change. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => void } {
  const stored = useRouteLoaderData<typeof loader>('root')?.theme ?? 'system';
  const theme = useSyncExternalStore(subscribe, shownTheme, () => stored);
  return { theme, choose: applyTheme };
}
