import { scoreText } from '#server/areas/runs/schema.ts';
import type { Transcript } from './transcript-shapes.ts';

/** How much of what a scenario with a threshold expects was met, beside the verdict that follows from it. */
export function ScoreNote({ item }: { item: Pick<Transcript, 'score' | 'content'> }) {
  const threshold = item.content?.threshold ?? null;
  if (threshold === null || item.score === null) return null;
  return (
    <span className="whitespace-nowrap text-muted text-sm tabular-nums">
      Score {scoreText(item.score, threshold)}
    </span>
  );
}
