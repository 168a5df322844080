import { Ellipsis } from 'lucide-react';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu, type MenuEntry } from '#app/ui/menu.tsx';

/** What else can be done with a row or with the thing on the page. */
export function RowMenu({ name, items }: { name: string; items: readonly MenuEntry[] }) {
  if (items.length === 0) return null;
  return (
    <Menu
      trigger={<IconButton label={`More for ${name}`} icon={<Ellipsis />} size="sm" />}
      items={items}
    />
  );
}
