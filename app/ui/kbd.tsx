import { useEffect, useState } from 'react';
import { cn } from './cn.ts';

/** Keys as they stand on the keyboard, for instance `keys={['Mod', 'K']}`; `Mod` is Ctrl, ⌘ on Macs. */
export function Kbd({ keys, inverted = false }: { keys: string[]; inverted?: boolean }) {
  const isMac = useIsMac();
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className={cn(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-sans text-[0.6875rem] leading-none',
            inverted
              ? 'border-current/30 text-canvas'
              : 'border-line-strong bg-surface text-muted shadow-xs',
          )}
        >
          {key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : key}
        </kbd>
      ))}
    </span>
  );
}

/** False on the server and while the page comes alive, so that both draw the same. */
function useIsMac(): boolean {
  const [isMac, setMac] = useState(false);
  useEffect(() => setMac(/Mac|iPhone|iPad/.test(navigator.userAgent)), []);
  return isMac;
}
