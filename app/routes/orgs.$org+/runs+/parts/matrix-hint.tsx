import { PrefetchPageLinks } from '@remix-run/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Verdict, type VerdictName, verdictLook } from '#app/ui/verdict.tsx';
import { markReason, markState, markWord } from './mark-look.ts';
import type { RunItem } from './run-shapes.ts';

export interface MatrixHintProps {
  item: RunItem;
  /** Scenario and target, above the reason. */
  title: string;
  to: string;
  /** The mark it belongs to, where it is on the screen. */
  at: { left: number; top: number; bottom: number };
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

const gap = 6;

/** Why a conversation came out so, beside its mark. Its link says the same to screen readers. */
export function MatrixHint(props: MatrixHintProps) {
  const { item, title, at } = props;
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (!size) return;
    const isBelow = at.bottom + gap + size.height <= window.innerHeight - gap;
    setPlace({
      left: Math.max(gap, Math.min(at.left, window.innerWidth - size.width - gap)),
      top: isBelow ? at.bottom + gap : at.top - gap - size.height,
    });
  }, [at]);
  const state = markState(item);
  const reason = markReason(item);
  return createPortal(
    <div
      ref={box}
      role="tooltip"
      aria-hidden="true"
      onPointerEnter={props.onPointerEnter}
      onPointerLeave={props.onPointerLeave}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      className="fixed z-40 w-max max-w-80 animate-fade rounded-lg border border-line-strong bg-raised px-3 py-2.5 text-sm shadow-lg"
    >
      <p className="text-muted text-xs [overflow-wrap:anywhere]">{title}</p>
      <p className="mt-1">
        {state in verdictLook ? (
          <Verdict verdict={state as VerdictName} />
        ) : (
          <span className="font-medium text-muted">{markWord(state)}</span>
        )}
      </p>
      {reason && (
        <p dir="auto" className="mt-0.5 text-pretty [overflow-wrap:anywhere]">
          {reason}
        </p>
      )}
      <PrefetchPageLinks page={props.to} />
    </div>,
    document.body,
  );
}
