import { durationText } from '#app/ui/duration-text.ts';
import { type VerdictName, verdictLook } from '#app/ui/verdict.tsx';
import type { RunItem } from './run-shapes.ts';

/** Where a conversation stands: its verdict, or that it has none yet. */
export type MarkState = VerdictName | 'PENDING' | 'RUNNING' | 'CANCELLED';

export function markState(item: RunItem): MarkState {
  if (item.verdict) return item.verdict;
  return item.status === 'DONE' ? 'CANCELLED' : item.status;
}

const words = { PENDING: 'Waiting', RUNNING: 'Playing', CANCELLED: 'Not played' } as const;

export function markWord(state: MarkState): string {
  return state in verdictLook
    ? verdictLook[state as VerdictName].word
    : words[state as keyof typeof words];
}

/** The sentence about a conversation: why it failed, or how long it took. */
export function markReason(item: RunItem): string | null {
  if (item.summary) return item.summary;
  return item.latencyMs === null ? null : `Took ${durationText(item.latencyMs)}.`;
}
