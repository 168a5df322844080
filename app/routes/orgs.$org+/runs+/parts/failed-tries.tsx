import { durationText } from '#app/ui/duration-text.ts';
import { errorAdvice } from './error-advice.ts';
import type { FailedTry } from './transcript-shapes.ts';

/** "1 failed try before". */
export function triesText(count: number): string {
  return `${count} failed ${count === 1 ? 'try' : 'tries'} before`;
}

/** Calls that failed and were made again: why, after how long, and how long it waited then. */
export function FailedTries({ tries }: { tries: readonly FailedTry[] }) {
  return (
    <ol aria-label="Failed tries" className="flex flex-col gap-2.5 text-sm">
      {tries.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tries have a place, not an identity
        <li key={index}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{errorAdvice(one.reason, 'MODEL').title}</span>
            <span className="text-muted text-xs tabular-nums">
              after {durationText(one.afterMs)}
              {one.pauseMs > 0 && `, then waited ${durationText(one.pauseMs)}`}
            </span>
          </p>
          <p dir="auto" className="mt-0.5 font-mono text-muted text-xs [overflow-wrap:anywhere]">
            {one.message}
          </p>
        </li>
      ))}
    </ol>
  );
}
