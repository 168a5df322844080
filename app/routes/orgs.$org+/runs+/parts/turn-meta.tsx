import { durationText } from '#app/ui/duration-text.ts';
import { Popover } from '#app/ui/popover.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { costText, tokensText } from './amount-text.ts';
import { FailedTries, triesText } from './failed-tries.tsx';
import type { FailedTry } from './transcript-shapes.ts';

export interface TurnMetaProps {
  turn: {
    latencyMs: number | null;
    firstTokenMs: number | null;
    inputTokens: number | null;
    outputTokens: number | null;
    costMicroUsd: number | null;
    /** What failed before; absent where that is not kept. */
    attempts?: readonly FailedTry[] | null;
    /** When it was given, if it came from the cache. */
    cachedAt?: Date | null;
  };
}

/** How long a reply took and what it cost; what was tried in vain before. */
export function TurnMeta({ turn }: TurnMetaProps) {
  const tokens = tokensText(turn.inputTokens, turn.outputTokens);
  const tries = turn.attempts ?? [];
  const { cachedAt = null } = turn;
  return (
    <>
      {cachedAt && (
        <span title="Time and cost are those of then">
          from the cache, given <RelativeTime at={cachedAt} />
        </span>
      )}
      {turn.latencyMs !== null && (
        <span title="Until the reply was complete">{durationText(turn.latencyMs)}</span>
      )}
      {turn.firstTokenMs !== null && <span>first token {durationText(turn.firstTokenMs)}</span>}
      {tokens && <span>tokens {tokens}</span>}
      <span>cost {costText(turn.costMicroUsd)}</span>
      {tries.length > 0 && (
        <Popover
          label="What failed before"
          trigger={
            <button
              type="button"
              className="focus-ring rounded-sm underline decoration-dotted underline-offset-2 hover:text-ink"
            >
              {triesText(tries.length)}
            </button>
          }
        >
          <FailedTries tries={tries} />
        </Popover>
      )}
    </>
  );
}
