import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { tabCount, tabLook, tabRow } from './tabs-look.ts';

export interface Tab {
  value: string;
  label: string;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  /** Names the row of tabs. */
  label: string;
  tabs: readonly Tab[];
  /** Controlled, or leave both out to begin with the first. */
  value?: string;
  onValueChange?: (value: string) => void;
  defaultValue?: string;
}

/** Views of one thing, switched in place. Where each has an address, use LinkTabs. */
export function Tabs({ label, tabs, value, onValueChange, defaultValue }: TabsProps) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onValueChange}
      defaultValue={defaultValue ?? tabs[0]?.value}
    >
      <Radix.List aria-label={label} className={tabRow}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabLook}>
            {tab.label}
            {tab.count !== undefined && <span className={tabCount}>{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="focus-ring rounded-md pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
