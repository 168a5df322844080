import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import { cn } from './cn.ts';
import { itemLook } from './menu-look.ts';
import type { Option } from './option.ts';

export interface OptionListProps {
  options: readonly Option[];
  selected: readonly string[];
  onPick: (value: string) => void;
  /** The accessible name of the search and of the list. */
  label: string;
  searchPlaceholder?: string;
  emptyText?: string;
  /** Called with what is typed when the options come from a server; they are then shown as given. */
  onSearch?: (text: string) => void;
}

/** A search over options, driven by arrow keys: the inside of Combobox and MultiSelect. */
export function OptionList(props: OptionListProps) {
  return (
    <Command label={props.label} shouldFilter={!props.onSearch} loop>
      <Command.Input
        autoFocus
        onValueChange={props.onSearch}
        placeholder={props.searchPlaceholder ?? 'Search…'}
        className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none pointer-coarse:h-11 pointer-coarse:text-lg"
      />
      <Command.List className="scroll-thin max-h-64 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-5 text-center text-muted text-sm">
          {props.emptyText ?? 'Nothing matches.'}
        </Command.Empty>
        {props.options.map((option) => {
          const chosen = props.selected.includes(option.value);
          return (
            <Command.Item
              key={option.value}
              value={option.value}
              keywords={[option.label, ...(option.keywords ?? [])]}
              disabled={option.disabled}
              onSelect={() => props.onPick(option.value)}
              className={itemLook}
            >
              {option.icon}
              <span className="min-w-0 flex-1">
                <span className="block truncate">{option.label}</span>
                {option.hint && (
                  <span className="block truncate text-muted text-xs">{option.hint}</span>
                )}
              </span>
              <Check aria-hidden="true" className={cn('text-accent', !chosen && 'invisible')} />
              {chosen && <span className="sr-only">chosen</span>}
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}
