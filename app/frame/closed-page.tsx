import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';
import { Logo } from './logo.tsx';

/** What stands in place of a page that was left alone for too long. */
export function ClosedPage() {
  const { pathname, search } = useLocation();
  useEffect(() => {
    document.title = 'Closed · Assay';
  }, []);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-120 flex-col items-start gap-3 px-5 pt-[16vh]">
      <Logo />
      <h1 className="mt-4 font-semibold text-xl">This page was closed</h1>
      <p className="text-muted text-sm">
        Nobody used it for as long as a session lasts, so what it showed is gone from this tab.
      </p>
      <a
        href={pathname + search}
        className="focus-ring rounded-sm text-accent text-sm underline decoration-accent-line hover:decoration-current"
      >
        Open it again
      </a>
    </main>
  );
}
