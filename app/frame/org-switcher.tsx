import { ChevronsUpDown, Plus } from 'lucide-react';
import { Avatar } from '#app/ui/avatar.tsx';
import { Menu } from '#app/ui/menu.tsx';

export interface OrgChoice {
  id: string;
  slug: string;
  name: string;
  isDemo: boolean;
}

/** Which organization this is, and the way to the others. */
export function OrgSwitcher({ current, orgs }: { current: OrgChoice; orgs: readonly OrgChoice[] }) {
  return (
    <Menu
      align="start"
      className="w-60"
      trigger={
        <button
          type="button"
          className="focus-ring flex min-h-11 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left transition-colors hover:bg-hover aria-expanded:bg-selected"
        >
          <Avatar name={current.name} seed={current.id} square />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{current.name}</span>
            {current.isDemo && (
              <span className="block text-accent text-xs">
                <span className="sr-only">, </span>Demo
              </span>
            )}
            <span className="sr-only">, switch organization</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        </button>
      }
      items={[
        { heading: 'Organizations' },
        ...orgs.map((org) => ({
          label: org.name,
          icon: <Avatar name={org.name} seed={org.id} square size="sm" />,
          to: `/orgs/${org.slug}`,
          checked: org.id === current.id,
        })),
        'separator' as const,
        { label: 'New organization', icon: <Plus />, to: '/orgs/new' },
      ]}
    />
  );
}
