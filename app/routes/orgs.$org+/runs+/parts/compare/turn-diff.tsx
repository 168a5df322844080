import { Diff } from '#app/ui/diff.tsx';
import type { TranscriptTurn } from '../transcript-shapes.ts';
import { JudgedChanges } from './judged-changes.tsx';
import { pairJudged } from './pair-judged.ts';

export interface TurnDiffProps {
  turn: { number: number; before: TranscriptTurn | null; after: TranscriptTurn | null };
  names: { before: string; after: string };
  /** Whether either run has the conversation at all. */
  has: { before: boolean; after: boolean };
}

/** One turn then and now: what the user says, how the reply changed, and what its verdicts became. */
export function TurnDiff({ turn, names, has }: TurnDiffProps) {
  const { before, after } = turn;
  const judged = pairJudged(before?.expectations ?? [], after?.expectations ?? []);
  return (
    <li className="@container">
      <h4 className="mb-1.5 font-medium text-muted text-xs">Turn {turn.number}</h4>
      <div className="grid gap-x-5 gap-y-3 @3xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <Said before={before} after={after} names={names} />
          <Replies turn={turn} names={names} has={has} />
        </div>
        {judged.length > 0 && (
          <JudgedChanges
            pairs={judged}
            label={`Expectations of turn ${turn.number}`}
            turns={turn}
          />
        )}
      </div>
    </li>
  );
}

type Both = { before: TranscriptTurn | null; after: TranscriptTurn | null };

function Said({ before, after, names }: Both & Pick<TurnDiffProps, 'names'>) {
  if (before && after && before.userText !== after.userText) {
    return (
      <div>
        <p className="mb-1 text-muted text-sm">What the user says is not the same.</p>
        <Diff
          before={before.userText}
          after={after.userText}
          beforeName={names.before}
          afterName={names.after}
        />
      </div>
    );
  }
  return (
    <p className="text-sm [overflow-wrap:anywhere]">
      <span className="font-medium">User: </span>
      <span dir="auto" className="whitespace-pre-wrap">
        {(after ?? before)?.userText}
      </span>
    </p>
  );
}

function Replies({ turn: { before, after }, names, has }: TurnDiffProps) {
  const [then, now] = [before?.replyText ?? null, after?.replyText ?? null];
  if (then !== null && now !== null && then !== now) {
    return <Diff before={then} after={now} beforeName={names.before} afterName={names.after} />;
  }
  if (then !== null && then === now)
    return <Reply title="Same reply in both" text={then} isFolded />;
  return (
    <>
      {has.before && <OneReply turn={before} name={names.before} />}
      {has.after && <OneReply turn={after} name={names.after} />}
    </>
  );
}

/** What one run has where the other has no reply to compare it with. */
function OneReply({ turn, name }: { turn: TranscriptTurn | null; name: string }) {
  if (turn?.replyText != null) return <Reply title={`Reply in ${name}`} text={turn.replyText} />;
  return (
    <p className="text-sm [overflow-wrap:anywhere]">
      <span className="font-medium">{name}: </span>
      <span className="text-muted">
        {turn ? `no reply. ${turn.errorMessage ?? ''}` : 'this turn was not reached.'}
      </span>
    </p>
  );
}

function Reply({
  title,
  text,
  isFolded = false,
}: {
  title: string;
  text: string;
  isFolded?: boolean;
}) {
  const body = (
    <p
      dir="auto"
      className="mt-1.5 whitespace-pre-wrap rounded-lg border border-line bg-surface px-3 py-2 font-mono text-xs leading-5 [overflow-wrap:anywhere]"
    >
      {text.trim() === '' ? <em className="text-muted">The reply is empty.</em> : text}
    </p>
  );
  if (!isFolded) {
    return (
      <div>
        <p className="font-medium text-sm">{title}</p>
        {body}
      </div>
    );
  }
  return (
    <details>
      <summary className="focus-ring w-fit cursor-pointer rounded-sm text-muted text-sm hover:text-ink pointer-coarse:py-2.5">
        {title}
      </summary>
      {body}
    </details>
  );
}
