import { useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { cn } from '#app/ui/cn.ts';

/** A thin bar on top while the next page loads, only when that takes longer than a moment. */
export function NavProgress() {
  const { state } = useNavigation();
  return state === 'idle' ? null : <Bar />;
}

function Bar() {
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setMoving(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div
      role="progressbar"
      aria-label="Loading page"
      className="fixed inset-x-0 top-0 z-70 h-0.5 animate-appear"
    >
      <div
        className={cn(
          'h-full origin-left rounded-r-full bg-accent transition-transform duration-[6s] ease-out',
          isMoving ? 'scale-x-90' : 'scale-x-5',
        )}
      />
    </div>
  );
}
