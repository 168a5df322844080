import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { cn } from '#app/ui/cn.ts';
import { Skeleton } from '#app/ui/skeleton.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { verdictLook } from '#app/ui/verdict.tsx';
import { droppedText } from '#server/areas/runs/schema.ts';
import { useLive } from '../../../parts/use-live.ts';
import type { Transcript } from '../transcript-shapes.ts';
import type { ComparedCell, ComparedItem, Comparison } from './compare-shapes.ts';
import { firstToSee, pairRepeats, type RepeatPair } from './pair-repeats.ts';
import { sideNames } from './side-names.ts';
import { TurnDiff } from './turn-diff.tsx';

export interface CellDiffProps {
  cell: ComparedCell;
  comparison: Comparison;
}

/** What was said then and now, turn by turn; read when it is opened. */
export function CellDiff({ cell, comparison }: CellDiffProps) {
  const pairs = pairRepeats(cell.base?.items ?? [], cell.run?.items ?? []);
  const [at, setAt] = useState(() => firstToSee(pairs));
  const pair = pairs[at];
  if (!pair) return null;
  return (
    <>
      {pairs.length > 1 && <Repeats pairs={pairs} at={at} onChange={setAt} />}
      <Conversations key={pair.repeat} pair={pair} comparison={comparison} />
    </>
  );
}

function Repeats(props: {
  pairs: readonly RepeatPair<ComparedItem>[];
  at: number;
  onChange: (at: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label="Repeats" className="mb-4 flex flex-wrap gap-1.5">
      {props.pairs.map(({ repeat, base, run }, index) => (
        <button
          key={repeat}
          type="button"
          aria-pressed={index === props.at}
          onClick={() => props.onChange(index)}
          className={cn(
            'focus-ring inline-flex h-7 items-center gap-1 rounded-md border px-2 text-xs tabular-nums pointer-coarse:h-11',
            index === props.at
              ? 'border-line-strong bg-selected font-medium'
              : 'border-line bg-surface text-muted hover:bg-hover',
          )}
        >
          Repeat {repeat}
          <Mark item={base} /> <span aria-hidden="true">→</span> <Mark item={run} />
        </button>
      ))}
    </div>
  );
}

function Mark({ item }: { item: ComparedItem | null }) {
  if (!item?.verdict) return <span aria-hidden="true">–</span>;
  const { Icon, text, word } = verdictLook[item.verdict];
  return (
    <>
      <Icon aria-hidden="true" strokeWidth={2.5} className={cn('size-3', text)} />
      <span className="sr-only">{word}</span>
    </>
  );
}

interface ConversationsProps {
  pair: RepeatPair<ComparedItem>;
  comparison: Comparison;
}

function Conversations({ pair, comparison }: ConversationsProps) {
  const { base, run } = comparison;
  const org = useOrg();
  const [tries, setTries] = useState(0);
  const key = `${pair.base?.id ?? ''}-${pair.run?.id ?? ''}-${tries}`;
  const { data, problem, isPending } = useLive(
    key,
    async (signal) => {
      const read = async (item: ComparedItem | null): Promise<Transcript | null> =>
        item && (await org.rpc.runs.item.query({ itemId: item.id }, { signal }));
      const [before, now] = await Promise.all([read(pair.base), read(pair.run)]);
      return { before, now };
    },
    0,
  );
  if (problem) {
    return (
      <Callout
        tone="danger"
        title="The conversations could not be read"
        action={
          <Button size="sm" pending={isPending} onClick={() => setTries(tries + 1)}>
            Try again
          </Button>
        }
      >
        {problem}
      </Callout>
    );
  }
  if (!data) {
    return (
      <div className="flex flex-col gap-2" aria-busy="true">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-16 w-full" />
      </div>
    );
  }
  const { before, now } = data;
  const dropped = before?.dropped ?? now?.dropped;
  const sides = sideNames(comparison);
  const names = { before: sides.base, after: sides.run };
  const count = Math.max(before?.turns.length ?? 0, now?.turns.length ?? 0);
  const turns = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    before: before?.turns[index] ?? null,
    after: now?.turns[index] ?? null,
  }));
  return (
    <>
      {dropped && <p className="mb-3 text-muted text-sm">{droppedText(dropped)}</p>}
      {turns.length === 0 && !dropped && (
        <p className="text-muted text-sm">
          Nothing was said: {now?.errorMessage ?? before?.errorMessage ?? 'it was not played.'}
        </p>
      )}
      <ol className="flex flex-col gap-5">
        {turns.map((turn) => (
          <TurnDiff
            key={turn.number}
            turn={turn}
            names={names}
            has={{ before: before !== null, after: now !== null }}
          />
        ))}
      </ol>
      <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {pair.run && (
          <TextLink to={org.to(`runs/${run.id}/items/${pair.run.id}`)}>
            Conversation in {names.after}
          </TextLink>
        )}
        {pair.base && (
          <TextLink to={org.to(`runs/${base.id}/items/${pair.base.id}`)}>
            Conversation in {names.before}
          </TextLink>
        )}
      </p>
    </>
  );
}
