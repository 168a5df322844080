import { type RefObject, useEffect, useState } from 'react';
import { Button } from '#app/ui/button.tsx';

/**
 * Keeps saving within reach on a long page: shows while there are unsaved changes and the page's own
 * save button is scrolled out of sight.
 */
export function SaveBar(props: {
  isDirty: boolean;
  pending: boolean;
  button: RefObject<HTMLButtonElement>;
}) {
  const { isDirty, pending, button } = props;
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver(([entry]) => setAway(!entry?.isIntersecting));
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [button]);
  if (!isDirty || !isAway) return null;
  return (
    <div className="sticky bottom-4 z-20 mx-auto mt-6 flex w-fit animate-rise items-center gap-4 rounded-lg border border-line-strong bg-raised py-1.5 pr-1.5 pl-4 shadow-lg">
      <span className="text-muted text-sm">Unsaved changes</span>
      <Button variant="primary" pending={pending} onClick={() => button.current?.click()}>
        Save now
      </Button>
    </div>
  );
}
