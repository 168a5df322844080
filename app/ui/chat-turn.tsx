import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export interface ChatTurnProps {
  speaker: 'user' | 'assistant';
  /** The name over it; "User" or "Assistant" unless given. */
  name?: string;
  /** Beside the name: the turn's number, a Verdict. */
  badge?: ReactNode;
  /** Below the text: latency, tokens, cost. */
  meta?: ReactNode;
  /** Below that, as wide as there is room: a disclosure. */
  below?: ReactNode;
  /** In the margin beside it (below it on narrow screens): the verdicts that judge this turn. */
  margin?: ReactNode;
  /** Draws a line around the turn that is being looked at. */
  current?: boolean;
  /** A target for links and `←/→`. */
  id?: string;
  /** The text, or MarkedText. */
  children: ReactNode;
}

/** One turn of a conversation. Stands in a ChatLog. */
export function ChatTurn(props: ChatTurnProps) {
  const user = props.speaker === 'user';
  return (
    <li
      id={props.id}
      className="@container scroll-mt-20"
      aria-current={props.current ? 'step' : undefined}
    >
      <div className="grid gap-x-5 gap-y-2 @3xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className={cn('flex min-w-0 flex-col', user ? 'items-end' : 'items-start')}>
          <p className="mb-1 flex items-center gap-2 px-0.5 text-muted text-xs">
            <span className="font-medium">{props.name ?? (user ? 'User' : 'Assistant')}</span>
            {props.badge}
          </p>
          <div
            className={cn(
              'max-w-[min(38rem,94%)] rounded-xl px-3.5 py-2.5 text-base leading-relaxed',
              user
                ? 'rounded-tr-sm bg-accent-soft'
                : 'rounded-tl-sm border border-line bg-surface shadow-xs',
              props.current && 'outline-2 outline-accent outline-offset-2',
            )}
          >
            {props.children}
          </div>
          {props.meta && (
            <p className="mt-1 flex flex-wrap gap-x-3 px-0.5 text-muted text-xs tabular-nums">
              {props.meta}
            </p>
          )}
          {props.below}
        </div>
        {props.margin && <div className="min-w-0 @3xl:pt-5">{props.margin}</div>}
      </div>
    </li>
  );
}

/** A conversation: the list around ChatTurns. */
export function ChatLog({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="flex flex-col gap-5">
      {children}
    </ol>
  );
}
