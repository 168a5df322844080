import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { itemLook } from './menu-look.ts';
import { paletteScore } from './palette-score.ts';
import { RememberOpener, useReturnFocus } from './return-focus.tsx';

export interface PaletteItem {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  keywords?: string[];
  keys?: string[];
  onSelect: () => void;
}

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly { heading: string; items: readonly PaletteItem[] }[];
  placeholder?: string;
  /** Called with what is typed, to fetch more items; typing filters all of them by their words. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  /** Said below the items, for instance that more are on their way. */
  note?: string;
}

/** Everything one can do or go to, found by typing. Open it with `useShortcuts({'mod+k': …})`. */
export function CommandPalette(props: CommandPaletteProps) {
  const { openers, onCloseAutoFocus } = useReturnFocus();
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
        <Radix.Content
          onCloseAutoFocus={onCloseAutoFocus}
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-150 -translate-x-1/2 animate-fade overflow-hidden rounded-xl border border-line-strong bg-raised shadow-lg focus:outline-none"
        >
          <RememberOpener into={openers} />
          <Radix.Title className="sr-only">Command palette</Radix.Title>
          <Command
            label="Command palette"
            loop
            filter={(_, typed, words = []) => paletteScore(words, typed)}
          >
            <div className="flex items-center gap-2.5 border-line border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <Command.Input
                onValueChange={props.onSearch}
                placeholder={props.placeholder ?? 'Search or do something…'}
                className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none pointer-coarse:text-lg"
              />
              <Kbd keys={['esc']} />
            </div>
            <Command.List className="scroll-thin max-h-[min(24rem,60vh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-2 py-8 text-center text-muted text-sm">
                {props.loading ? 'Searching…' : 'Nothing matches.'}
              </Command.Empty>
              {props.groups.map((group) => (
                <Command.Group
                  key={group.heading}
                  heading={group.heading}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
                >
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.id}
                      value={item.id}
                      keywords={[item.label, item.hint ?? '', ...(item.keywords ?? [])]}
                      onSelect={() => {
                        props.onOpenChange(false);
                        item.onSelect();
                      }}
                      className={`${itemLook} min-h-9 [&>svg]:text-muted`}
                    >
                      {item.icon}
                      <span className="min-w-0 truncate">{item.label}</span>
                      <span className="min-w-0 flex-1 truncate text-muted text-xs">
                        {item.hint}
                      </span>
                      {item.keys && <Kbd keys={item.keys} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <p
              role="status"
              className={
                props.note ? 'border-line border-t px-4 py-2 text-muted text-xs' : 'sr-only'
              }
            >
              {props.note}
            </p>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
