import { ArrowDown } from 'lucide-react';
import type { Transcript } from './transcript-shapes.ts';

/** The one sentence that says why a conversation did not pass; leads to the turn it speaks of. */
export function OutcomeLink({ item }: { item: Transcript }) {
  const turn = item.turns.find(({ verdict }) => verdict === item.verdict);
  if (!item.summary || item.verdict === 'PASS') return null;
  const sentence = <span dir="auto">{item.summary}</span>;
  if (!turn || item.verdict === 'UNCHECKED') {
    return <p className="mb-4 text-muted text-sm">{sentence}</p>;
  }
  const tone =
    item.verdict === 'ERROR'
      ? 'border-error-line bg-error-soft hover:border-error'
      : 'border-fail-line bg-fail-soft hover:border-fail';
  return (
    <a
      href={`#turn-${turn.number}`}
      className={`focus-ring mb-4 flex items-start justify-between gap-3 rounded-lg border px-4 py-2.5 text-sm transition-colors ${tone}`}
    >
      <span className="line-clamp-3 min-w-0 [overflow-wrap:anywhere]">{sentence}</span>
      <ArrowDown aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
    </a>
  );
}
