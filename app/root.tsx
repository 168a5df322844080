import './app.css';
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorPage } from '#app/frame/error-page.tsx';
import { errorTitle } from '#app/frame/explain-error.ts';
import { NavProgress } from '#app/frame/nav-progress.tsx';
import { useNonce } from '#app/frame/nonce.ts';
import { PlainShell } from '#app/frame/plain-shell.tsx';
import { RouteAnnouncer } from '#app/frame/route-announcer.tsx';
import { NowProvider } from '#app/ui/relative-time.tsx';
import { themeAttribute, themeFromCookie } from '#app/ui/theme.ts';
import { ToastProvider } from '#app/ui/toast.tsx';

export const meta: MetaFunction = ({ error }) => [{ title: errorTitle(error) }];

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
];

export function loader({ request, context: { sessionIdleMs } }: LoaderFunctionArgs) {
  const theme = themeFromCookie(request.headers.get('cookie'));
  return { theme, serverNowMs: Date.now(), sessionIdleMs };
}

/** Theme and clock go on by themselves in the browser, and the setting stays. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) {
  return currentUrl.href === nextUrl.href;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>('root');
  return (
    <html lang="en" data-theme={themeAttribute(data?.theme ?? 'system')} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <NowProvider serverNowMs={data?.serverNowMs ?? Date.now()}>
          <ToastProvider>
            <NavProgress />
            {children}
            <RouteAnnouncer />
          </ToastProvider>
        </NowProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <PlainShell>
      <ErrorPage />
    </PlainShell>
  );
}
