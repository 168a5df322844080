import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleGroup as Radix } from 'radix-ui';
import { useState } from 'react';
import { applyTheme } from './apply-theme.ts';
import type { Theme } from './theme.ts';

const choices = [
  { theme: 'system', label: 'Same as system', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
] as const;

/** Chooses the theme and keeps it in a cookie; `initial` comes from `themeFromCookie`. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState<Theme>(initial);
  const choose = (value: string) => {
    const chosen = choices.find((choice) => choice.theme === value)?.theme;
    if (!chosen) return;
    setTheme(chosen);
    applyTheme(chosen);
  };
  return (
    <Radix.Root
      type="single"
      aria-label="Theme"
      value={theme}
      onValueChange={choose}
      className="inline-flex rounded-md bg-selected p-0.5"
    >
      {choices.map(({ theme: value, label, Icon }) => (
        <Radix.Item
          key={value}
          value={value}
          aria-label={label}
          title={label}
          className="focus-ring grid h-6 w-7 place-items-center rounded-sm text-muted hover:text-ink data-[state=on]:bg-raised data-[state=on]:text-ink data-[state=on]:shadow-sm pointer-coarse:size-11"
        >
          <Icon aria-hidden="true" className="size-3.5" />
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
