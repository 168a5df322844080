import { Verdict } from '#app/ui/verdict.tsx';
import type { Evidence } from '#server/areas/scenarios/schema.ts';
import { costText } from './amount-text.ts';

interface ExpectationVotesProps {
  evidence: Evidence;
  /** What asking cost, in millionths of a US dollar; null when unknown, undefined where none was asked. */
  cost: number | null | undefined;
}

/** How sure a judge was: of itself when asked once, by its votes when asked several times. */
export function ExpectationVotes({ evidence, cost }: ExpectationVotesProps) {
  const { confidence, meanConfidence, votes } = evidence;
  const spent = cost ? ` · cost ${costText(cost)}` : '';
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  if (!votes) {
    if (confidence === undefined) return null;
    return (
      <span className="mt-0.5 block text-muted text-xs tabular-nums">
        {percent(confidence)} sure{spent}
      </span>
    );
  }
  return (
    <>
      {confidence !== undefined && (
        <span className="mt-0.5 block text-muted text-xs tabular-nums">
          {percent(confidence)} of the votes
          {meanConfidence !== undefined && `, ${percent(meanConfidence)} sure on average`}
          {spent}
        </span>
      )}
      <details className="mt-1">
        <summary className="focus-ring cursor-pointer rounded-sm text-muted text-xs pointer-coarse:py-2">
          {votes.length} votes
        </summary>
        <ol className="mt-1 flex flex-col gap-1.5">
          {votes.map((vote, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: votes have a place, not an identity
            <li key={index} className="text-xs">
              {'problem' in vote ? (
                <>
                  <Verdict verdict="ERROR" label="No vote" className="text-xs" />
                  <span className="block">{vote.problem}</span>
                </>
              ) : (
                <>
                  <Verdict verdict={vote.verdict} className="text-xs" />
                  <span className="text-muted tabular-nums"> {percent(vote.confidence)} sure</span>
                  <span dir="auto" className="block">
                    {vote.reason}
                  </span>
                </>
              )}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
