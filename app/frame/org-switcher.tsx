import { ChevronsUpDown, Plus } from 'lucide-react';
import { Avatar } from '#app/ui/avatar.tsx';
import { Badge } from '#app/ui/badge.tsx';
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
          className="focus-ring flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left transition-colors hover:bg-hover aria-expanded:bg-selected pointer-coarse:h-11"
        >
          <Avatar name={current.name} seed={current.id} square />
          <span className="min-w-0 flex-1 truncate font-semibold">{current.name}</span>
          <span className="sr-only">, switch organization</span>
          {current.isDemo && <Badge tone="accent">Demo</Badge>}
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
