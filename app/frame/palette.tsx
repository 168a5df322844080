import { useNavigate } from '@remix-run/react';
import {
  CircleUser,
  Crosshair,
  FileText,
  Keyboard,
  ListChecks,
  LogOut,
  MessagesSquare,
  Plus,
  Settings,
} from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '#app/ui/avatar.tsx';
import { CommandPalette, type PaletteItem } from '#app/ui/command-palette.tsx';
import type { Permission } from '#server/core/access.ts';
import type { NavSection } from './nav-items.ts';
import type { OrgChoice } from './org-switcher.tsx';
import { type FoundKind, usePaletteSearch } from './palette-search.ts';
import { useTheme } from './use-theme.ts';
import { themeChoices, useSignOut } from './user-menu.tsx';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  org: OrgChoice;
  orgs: readonly OrgChoice[];
  sections: readonly NavSection[];
  may: (permission: Permission) => boolean;
  onShowKeys: () => void;
}

const looks: Record<FoundKind, { word: string; icon: JSX.Element }> = {
  scenarios: { word: 'Scenario', icon: <MessagesSquare /> },
  prompts: { word: 'Prompt', icon: <FileText /> },
  suites: { word: 'Suite', icon: <ListChecks /> },
  targets: { word: 'Target', icon: <Crosshair /> },
};

const notes = {
  idle: undefined,
  done: undefined,
  loading: 'Searching…',
  failed: 'The search got no answer. Type on to try again.',
};

/**
 * Ctrl/⌘ K: what the organization has, every page, every other organization and what can be made, by
 * typing.
 */
export function Palette(props: PaletteProps) {
  const { org, orgs, sections, may, onShowKeys } = props;
  const navigate = useNavigate();
  const { theme, choose } = useTheme();
  const leave = useSignOut();
  const base = `/orgs/${org.slug}`;
  const places = sections.flatMap(({ items }) => items);
  const [typed, setTyped] = useState('');
  const findings = usePaletteSearch({ slug: org.slug, may }, props.open ? typed : '');
  const found: PaletteItem[] = findings.things.map(({ kind, id, name, excerpt }) => ({
    id: `${kind} ${id}`,
    label: name,
    hint: excerpt ?? looks[kind].word,
    icon: looks[kind].icon,
    // The server said that it fits.
    keywords: [typed],
    onSelect: () => navigate(`${base}/${kind}/${id}`),
  }));

  const pages: PaletteItem[] = places.map(({ label, path, icon: Icon, keywords, group }) => ({
    id: `page ${path}`,
    label,
    hint: group,
    icon: <Icon />,
    keywords,
    onSelect: () => navigate(path === '' ? base : `${base}/${path}`),
  }));
  const settings: PaletteItem[] = [
    { path: 'settings', label: 'Settings' },
    { path: 'settings/members', label: 'Members' },
    { path: 'settings/roles', label: 'Roles' },
    { path: 'settings/invitations', label: 'Invitations' },
    { path: 'settings/tokens', label: 'API tokens' },
    { path: 'settings/plan', label: 'Plan' },
    { path: 'settings/audit', label: 'Audit log' },
  ].map(({ path, label }) => ({
    id: `page ${path}`,
    label,
    hint: 'Settings',
    icon: <Settings />,
    onSelect: () => navigate(`${base}/${path}`),
  }));
  const makeable: PaletteItem[] = places.flatMap(({ create, icon: Icon }) =>
    create && may(create.permission)
      ? [
          {
            id: `create ${create.path}`,
            label: create.label,
            icon: <Icon />,
            keywords: ['new', 'create', 'add'],
            onSelect: () => navigate(`${base}/${create.path}`),
          },
        ]
      : [],
  );
  const organizations: PaletteItem[] = orgs
    .filter(({ id }) => id !== org.id)
    .map(({ id, slug, name }) => ({
      id: `org ${id}`,
      label: name,
      hint: 'Switch to',
      icon: <Avatar name={name} seed={id} square size="sm" />,
      onSelect: () => navigate(`/orgs/${slug}`),
    }));
  const own: PaletteItem[] = [
    {
      id: 'org new',
      label: 'New organization',
      icon: <Plus />,
      onSelect: () => navigate('/orgs/new'),
    },
    { id: 'me', label: 'Your settings', icon: <CircleUser />, onSelect: () => navigate('/me') },
    ...themeChoices
      .filter((choice) => choice.theme !== theme)
      .map((choice) => ({
        id: `theme ${choice.theme}`,
        label: `Theme: ${choice.label.toLowerCase()}`,
        icon: choice.icon,
        onSelect: () => choose(choice.theme),
      })),
    {
      id: 'keys',
      label: 'Keyboard shortcuts',
      icon: <Keyboard />,
      keys: ['?'],
      onSelect: onShowKeys,
    },
    { id: 'sign out', label: 'Sign out', icon: <LogOut />, onSelect: leave },
  ];
  const groups = [
    { heading: 'Found', items: found },
    { heading: 'Go to', items: [...pages, ...settings] },
    { heading: 'Make', items: makeable },
    { heading: 'Organizations', items: organizations },
    { heading: 'You', items: own },
  ].filter(({ items }) => items.length > 0);
  return (
    <CommandPalette
      open={props.open}
      onOpenChange={(open) => {
        setTyped('');
        props.onOpenChange(open);
      }}
      groups={groups}
      onSearch={setTyped}
      loading={findings.state === 'loading'}
      note={notes[findings.state]}
      placeholder="Find something, go to a page or do something…"
    />
  );
}
