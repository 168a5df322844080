import { type ReactNode, useEffect, useRef, useState } from 'react';

export interface NearViewProps {
  /** Drawn at once, on the server too. */
  initially: boolean;
  /** Drawn wherever it is, for instance because the focus goes there. */
  forced: boolean;
  /** Height in pixels to keep free before it has been measured. */
  expectedHeight: number;
  children: () => ReactNode;
}

/**
 * Rows of a table that are drawn only while they are near what is visible, and leave
 * their place free otherwise. For long tables, cut into pieces.
 */
export function NearView({ initially, forced, expectedHeight, children }: NearViewProps) {
  const box = useRef<HTMLTableSectionElement>(null);
  const height = useRef(expectedHeight);
  const [isNear, setNear] = useState(initially);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry) return;
      if (!entry.isIntersecting) height.current = entry.boundingClientRect.height;
      setNear(entry.isIntersecting);
    }, withMargins('400px 0px'));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isDrawn = isNear || forced;
  return (
    <tbody ref={box} className="block" style={isDrawn ? undefined : { height: height.current }}>
      {isDrawn && children()}
    </tbody>
  );
}

/** `scrollMargin` widens scroll boxes on the way, too; browsers without it draw a little later. */
function withMargins(margin: string): IntersectionObserverInit & { scrollMargin: string } {
  return { rootMargin: margin, scrollMargin: margin };
}
