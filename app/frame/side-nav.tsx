import { NavLink } from '@remix-run/react';
import { type LucideIcon, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '#app/ui/avatar.tsx';
import type { NavSection } from './nav-items.ts';
import { type OrgChoice, OrgSwitcher } from './org-switcher.tsx';
import { UserMenu } from './user-menu.tsx';

export interface SideNavProps {
  org: OrgChoice;
  orgs: readonly OrgChoice[];
  me: { id: string; name: string; email: string };
  sections: readonly NavSection[];
  onShowKeys: () => void;
  /** Between the switcher and the places: the search button. */
  search?: ReactNode;
}

/** Everything left of the page: organization, places, settings, oneself. */
export function SideNav({ org, orgs, me, sections, onShowKeys, search }: SideNavProps) {
  const base = `/orgs/${org.slug}`;
  return (
    <div className="flex min-h-full flex-col gap-3">
      <OrgSwitcher current={org} orgs={orgs} />
      {search}
      <nav aria-label="Main" className="flex flex-1 flex-col gap-4 pt-1">
        {sections.map(({ group, items }) => (
          <div key={group}>
            <h2 className="px-2 pb-1 font-medium text-faint text-xs">{group}</h2>
            <ul className="flex flex-col gap-px">
              {items.map((item) => (
                <li key={item.path}>
                  <Place
                    to={item.path === '' ? base : `${base}/${item.path}`}
                    label={item.label}
                    Icon={item.icon}
                    end={item.path === ''}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="mt-auto border-line border-t pt-2">
          <Place to={`${base}/settings`} label="Settings" Icon={Settings} />
        </div>
      </nav>
      <UserMenu
        me={me}
        onShowKeys={onShowKeys}
        trigger={
          <button
            type="button"
            className="focus-ring -mt-2 flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left transition-colors hover:bg-hover aria-expanded:bg-selected pointer-coarse:h-11"
          >
            <Avatar name={me.name} seed={me.id} size="sm" />
            <span className="min-w-0 flex-1 truncate text-sm">{me.name}</span>
            <span className="sr-only">, your menu</span>
          </button>
        }
      />
    </div>
  );
}

function Place(props: { to: string; label: string; Icon: LucideIcon; end?: boolean }) {
  const { to, label, Icon, end } = props;
  return (
    <NavLink
      to={to}
      end={end}
      prefetch="intent"
      className="focus-ring group flex h-8 items-center gap-2.5 rounded-md px-2 text-muted text-sm transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:h-11"
    >
      <Icon
        aria-hidden="true"
        strokeWidth={1.75}
        className="size-4 shrink-0 group-aria-[current=page]:text-accent"
      />
      {label}
    </NavLink>
  );
}
