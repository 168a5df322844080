import { useEffect, useState } from 'react';

/** True while something has held ever since the page was opened; never again once it has not. */
export function useSinceOpened(holds: boolean): boolean {
  const [hasHeld, setHeld] = useState(holds);
  useEffect(() => {
    if (!holds) setHeld(false);
  }, [holds]);
  return holds && hasHeld;
}
