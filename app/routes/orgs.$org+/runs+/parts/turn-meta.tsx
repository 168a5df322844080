import { durationText } from '#app/ui/duration-text.ts';
import { costText, tokensText } from './amount-text.ts';

export interface TurnMetaProps {
  turn: {
    latencyMs: number | null;
    firstTokenMs: number | null;
    inputTokens: number | null;
    outputTokens: number | null;
    costMicroUsd: number | null;
  };
}

/** How long a reply took and what it cost. */
export function TurnMeta({ turn }: TurnMetaProps) {
  const tokens = tokensText(turn.inputTokens, turn.outputTokens);
  return (
    <>
      {turn.latencyMs !== null && (
        <span title="Until the reply was complete">{durationText(turn.latencyMs)}</span>
      )}
      {turn.firstTokenMs !== null && <span>first token {durationText(turn.firstTokenMs)}</span>}
      {tokens && <span>tokens {tokens}</span>}
      <span>cost {costText(turn.costMicroUsd)}</span>
    </>
  );
}
