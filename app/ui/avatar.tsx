import { cn } from './cn.ts';

export interface AvatarProps {
  /** A person's or organization's name; the initials come from it. */
  name: string;
  /** What the colour is taken from, an id for instance; the name unless given. */
  seed?: string;
  size?: 'sm' | 'md' | 'lg';
  /** Square corners, for organizations. */
  square?: boolean;
}

const sizes = { sm: 'size-5 text-[0.625rem]', md: 'size-7 text-xs', lg: 'size-10 text-base' };

/** Initials on a colour that stays the same. Decorative: the name stands beside it. */
export function Avatar({ name, seed = name, size = 'md', square = false }: AvatarProps) {
  const hue = hueOf(seed);
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-grid shrink-0 select-none place-items-center font-medium leading-none',
        square ? 'rounded-md' : 'rounded-full',
        sizes[size],
      )}
      style={{
        background: `light-dark(oklch(0.91 0.05 ${hue}), oklch(0.36 0.065 ${hue}))`,
        color: `light-dark(oklch(0.39 0.09 ${hue}), oklch(0.91 0.05 ${hue}))`,
      }}
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/u)
    .filter(Boolean);
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

function hueOf(seed: string): number {
  let hash = 7;
  for (const letter of seed) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return hash % 360;
}
