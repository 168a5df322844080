import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { durationText } from '#app/ui/duration-text.ts';
import type { Waiting } from './run-shapes.ts';
import { useNow } from './use-now.ts';

const patienceMs = 1_500;

export interface WaitingNoteProps {
  waiting: readonly Waiting[];
  /** It has not begun: every run waits for a moment then, which is no news. */
  isQueued: boolean;
}

/** Why a run does not go on faster, target by target; counts the seconds down to the next try. */
export function WaitingNote({ waiting, isQueued }: WaitingNoteProps) {
  const nowMs = useNow(waiting.some(({ nextTryAt }) => nextTryAt !== null));
  const isWaiting = waiting.length > 0;
  const [isLong, setLong] = useState(isWaiting && !isQueued);
  useEffect(() => {
    const timer = setTimeout(() => setLong(isWaiting), isWaiting ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  if (!isWaiting || !isLong) return null;
  return (
    <ul aria-label="What it waits for" className="flex flex-col gap-1 text-sm">
      {together(waiting).map(({ targets, text, nextTryAt }) => (
        <li key={`${targets.join()} ${text}`} className="flex items-start gap-2">
          <Hourglass aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-muted" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {targets.length > 0 && (
              <span className="font-medium">{namesText.format(targets)}: </span>
            )}
            {text}
            {nextTryAt && nowMs !== null && (
              // Not announced each second: what it says is news, the count is not.
              <span aria-live="off" className="text-muted tabular-nums">
                {`, next try ${secondsText(nextTryAt.getTime() - nowMs)}`}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const namesText = new Intl.ListFormat('en');

/** Targets of one provider wait for the same: that is said once. */
function together(waiting: readonly Waiting[]) {
  const found = new Map<string, Pick<Waiting, 'text' | 'nextTryAt'> & { targets: string[] }>();
  for (const { target, text, nextTryAt } of waiting) {
    const key = `${text} ${nextTryAt?.getTime() ?? ''}`;
    const one = found.get(key) ?? { targets: [], text, nextTryAt };
    if (target !== null) one.targets.push(target);
    found.set(key, one);
  }
  return [...found.values()];
}

function secondsText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  if (seconds <= 0) return 'now';
  return seconds < 60 ? `in ${seconds} s` : `in ${durationText(seconds * 1000)}`;
}
