import { useNavigate } from '@remix-run/react';
import { CircleUser, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu } from '#app/ui/menu.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { signOut } from './sign-out.ts';
import { useTheme } from './use-theme.ts';

export interface UserMenuProps {
  trigger: ReactElement;
  me: { name: string; email: string };
  align?: 'start' | 'end';
  /** Absent where there are no shortcuts. */
  onShowKeys?: () => void;
}

export const themeChoices = [
  { theme: 'system', label: 'Same as system', icon: <Monitor /> },
  { theme: 'light', label: 'Light', icon: <Sun /> },
  { theme: 'dark', label: 'Dark', icon: <Moon /> },
] as const;

/** Signs out; says so when that fails. */
export function useSignOut(): () => void {
  const toast = useToast();
  return () => {
    signOut().catch((problem: Error) => toast({ title: problem.message, tone: 'danger' }));
  };
}

/** One's own settings, the theme and the way out. */
export function UserMenu({ trigger, me, align = 'start', onShowKeys }: UserMenuProps) {
  const { theme, choose } = useTheme();
  const navigate = useNavigate();
  const leave = useSignOut();
  return (
    <Menu
      align={align}
      className="w-56"
      trigger={trigger}
      items={[
        { heading: me.email },
        { label: 'Your settings', icon: <CircleUser />, onSelect: () => navigate('/me') },
        ...(onShowKeys
          ? [{ label: 'Keyboard shortcuts', icon: <Keyboard />, keys: ['?'], onSelect: onShowKeys }]
          : []),
        'separator',
        { heading: 'Theme' },
        ...themeChoices.map((choice) => ({
          label: choice.label,
          icon: choice.icon,
          checked: theme === choice.theme,
          onSelect: () => choose(choice.theme),
        })),
        'separator',
        { label: 'Sign out', icon: <LogOut />, onSelect: leave },
      ]}
    />
  );
}
