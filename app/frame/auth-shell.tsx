import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';
import { Specimen } from './specimen.tsx';

/** The page around sign-in and its kin: the form, and beside it what it is all for. */
export function AuthShell({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col px-5 py-4 sm:px-8">
        <header className="flex">
          <Link to="/" className="focus-ring rounded-md" aria-label="Assay, start page">
            <Logo />
          </Link>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-88 flex-1 flex-col justify-center py-10 outline-none"
        >
          {children}
        </main>
      </div>
      <aside
        aria-label="About Assay"
        className="hidden border-line border-l bg-surface px-12 lg:flex lg:flex-col lg:justify-center"
      >
        <div className="mx-auto w-full max-w-112">
          <p className="text-balance font-semibold text-2xl">
            Say how your assistant must behave. See, at every change, whether it does.
          </p>
          <p className="mt-2 text-pretty text-muted">
            Conversations written like chats, judged turn by turn, with the words that decided.
          </p>
          <div className="mt-8 rounded-xl border border-line bg-canvas p-5">
            <Specimen />
          </div>
        </div>
      </aside>
    </div>
  );
}

/** The one heading of such a page, and a line below it. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="font-semibold text-2xl">{title}</h1>
      {children && <p className="mt-1.5 text-pretty text-muted">{children}</p>}
    </header>
  );
}
