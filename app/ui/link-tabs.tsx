import { NavLink } from '@remix-run/react';
import { tabCount, tabLook, tabRow } from './tabs-look.ts';

export interface LinkTabsProps {
  /** Names the navigation. */
  label: string;
  /** `end` marks the tab only at exactly its address, for an index route. */
  tabs: readonly { to: string; label: string; count?: number; end?: boolean }[];
}

/** Tabs that are routes: links, with the current one marked. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={tabRow}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end} prefetch="intent" className={tabLook}>
          {tab.label}
          {tab.count !== undefined && <span className={tabCount}>{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
