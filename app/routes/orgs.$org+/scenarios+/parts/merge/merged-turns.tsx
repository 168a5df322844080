import { ExpectationChip } from '../expectation-chip.tsx';
import type { KeptTurn } from '../kept-draft.ts';

/** Turns to look at while choosing between them. */
export function KeptTurns({ turns }: { turns: readonly KeptTurn[] }) {
  if (turns.length === 0) return <span className="text-muted text-sm">Nothing</span>;
  const placed = turns.map((turn, place) => ({ turn, place }));
  return (
    <span className="flex flex-col gap-2">
      {placed.map(({ turn, place }) =>
        turn.kind === 'USER' ? (
          <span key={place} className="block text-sm">
            <span className="block text-muted text-xs">User</span>
            <span dir="auto" className="block whitespace-pre-wrap [overflow-wrap:anywhere]">
              {turn.userText}
            </span>
          </span>
        ) : (
          <span key={place} className="block text-sm">
            <span className="block text-muted text-xs">The reply</span>
            {turn.expectations
              .map((spec, at) => ({ spec, at }))
              .map(({ spec, at }) => (
                <ExpectationChip key={at} spec={spec} tried={null} />
              ))}
            {turn.expectations.length === 0 && (
              <span className="text-muted">Nothing expected yet</span>
            )}
            {turn.sample && (
              <span className="mt-1 line-clamp-3 block text-muted text-xs">
                Sample: {turn.sample}
              </span>
            )}
          </span>
        ),
      )}
    </span>
  );
}
