import { Callout } from '#app/ui/callout.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { droppedText } from '#server/areas/runs/schema.ts';
import type { Dropped } from './run-shapes.ts';

export interface EvidenceGoneProps {
  dropped: Dropped;
  /** What is missing here, and what is still there. */
  title: string;
  children: string;
}

/** Stands where replies and reasons were, once they were kept long enough. */
export function EvidenceGone({ dropped, title, children }: EvidenceGoneProps) {
  return (
    <div className="mb-4">
      <Callout title={title}>
        {droppedText(dropped)} {children} Dropped <RelativeTime at={dropped.at} />.
      </Callout>
    </div>
  );
}
