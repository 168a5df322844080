import { Link } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '#app/ui/avatar.tsx';
import { cn } from '#app/ui/cn.ts';
import { Logo } from './logo.tsx';
import { SessionGuard } from './session-guard.tsx';
import { UserMenu } from './user-menu.tsx';

export interface PlainShellProps {
  /** Whose menu stands in the corner; none for visitors. */
  me?: { id: string; name: string; email: string } | null;
  /** `form` keeps the page as narrow as what it asks; `page` is for lists, `wide` for tables. */
  width?: keyof typeof widths;
  children: ReactNode;
}

const widths = {
  form: 'max-w-120 pt-[8vh]',
  page: 'max-w-180 pt-4 sm:pt-8',
  wide: 'max-w-280 pt-4 sm:pt-8',
} as const;

/** The page around what belongs to no organization. */
export function PlainShell(props: PlainShellProps) {
  if (!props.me) return <Shell {...props} />;
  return (
    <SessionGuard personId={props.me.id}>
      <Shell {...props} />
    </SessionGuard>
  );
}

function Shell({ me, width = 'form', children }: PlainShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-3 px-5 py-4 sm:px-8">
        <Link to="/" className="focus-ring rounded-md" aria-label="Assay, start page">
          <Logo />
        </Link>
        {me && (
          <UserMenu
            me={me}
            align="end"
            trigger={
              <button
                type="button"
                className="focus-ring flex h-9 min-w-0 items-center gap-2 rounded-md px-2 text-sm transition-colors hover:bg-hover aria-expanded:bg-selected pointer-coarse:h-11"
              >
                <Avatar name={me.name} seed={me.id} size="sm" />
                <span className="max-w-40 truncate">{me.name}</span>
                <span className="sr-only">, your menu</span>
                <ChevronDown aria-hidden="true" className="size-3.5 text-muted" />
              </button>
            }
          />
        )}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cn('mx-auto flex w-full flex-1 flex-col px-5 pb-16 outline-none', widths[width])}
      >
        {children}
      </main>
    </div>
  );
}
