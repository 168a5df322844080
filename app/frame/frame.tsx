import { useLocation, useMatches } from '@remix-run/react';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { cn } from '#app/ui/cn.ts';
import { Drawer } from '#app/ui/drawer.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Kbd } from '#app/ui/kbd.tsx';
import { KeyboardHelp } from '#app/ui/keyboard-help.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import type { Permission } from '#server/core/access.ts';
import { keySections } from './key-sections.ts';
import { navSections } from './nav-items.ts';
import type { OrgChoice } from './org-switcher.tsx';
import { Palette } from './palette.tsx';
import { SideNav } from './side-nav.tsx';
import { SkipLink } from './skip-link.tsx';

export interface FrameProps {
  org: OrgChoice;
  orgs: readonly OrgChoice[];
  me: { id: string; name: string; email: string };
  may: (permission: Permission) => boolean;
  children: ReactNode;
}

/** Everything around a page of an organization: navigation, palette, help. */
export function Frame({ org, orgs, me, may, children }: FrameProps) {
  const [shown, setShown] = useState<'palette' | 'keys' | 'menu' | null>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setShown((was) => (was === 'menu' ? null : was)), [pathname]);
  const toggle = (which: 'palette' | 'keys' | 'menu') => (open: boolean) =>
    setShown((was) => (open ? which : was === which ? null : was));
  const showPalette = () => setShown('palette');
  const showKeys = () => setShown('keys');
  useShortcuts({ 'mod+k': showPalette, '?': showKeys });

  const sections = navSections(may);
  const nav = { org, orgs, me, sections, onShowKeys: showKeys };
  return (
    <div className="min-h-dvh [--sticky-top:3rem] lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:[--sticky-top:0px]">
      <SkipLink />
      <aside className="scroll-thin sticky top-0 hidden h-dvh overflow-y-auto border-line border-r p-3 lg:block">
        <SideNav {...nav} search={<SearchButton onClick={showPalette} />} />
      </aside>
      <header className="sticky top-0 z-30 flex h-12 items-center gap-1 border-line border-b bg-canvas px-2 lg:hidden">
        <Drawer
          side="left"
          title="Navigation"
          hideTitle
          className="max-w-72"
          open={shown === 'menu'}
          onOpenChange={toggle('menu')}
          trigger={<IconButton label="Open navigation" icon={<MenuIcon />} />}
        >
          <div className="-mx-2 flex min-h-full flex-col pt-8">
            <SideNav {...nav} />
          </div>
        </Drawer>
        <p className="min-w-0 flex-1 truncate font-semibold">{org.name}</p>
        <IconButton label="Search" icon={<Search />} onClick={showPalette} />
      </header>
      <Main>{children}</Main>
      <Palette {...nav} may={may} open={shown === 'palette'} onOpenChange={toggle('palette')} />
      <KeyboardHelp open={shown === 'keys'} onOpenChange={toggle('keys')} sections={keySections} />
    </div>
  );
}

/** A route whose `handle` is `{ wide: true }` takes the whole width. */
function Main({ children }: { children: ReactNode }) {
  const isWide = useMatches().some(({ handle }) => isWideHandle(handle));
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cn(
        'mx-auto w-full min-w-0 scroll-mt-(--sticky-top) px-4 py-5 outline-none sm:px-8 sm:py-7',
        !isWide && 'max-w-280',
      )}
    >
      {children}
    </main>
  );
}

function isWideHandle(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'wide' in handle && handle.wide === true;
}

function SearchButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="focus-ring flex h-8 items-center gap-2.5 rounded-md border border-line-strong bg-surface px-2 text-muted text-sm shadow-xs transition-colors hover:border-control pointer-coarse:h-11"
    >
      <Search aria-hidden="true" className="size-4 shrink-0" />
      <span className="flex-1 text-left">Search</span>
      <Kbd keys={['Mod', 'K']} />
    </button>
  );
}
