import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';

/** What the product does, in one picture: a judged conversation. Decorative. */
export function Specimen() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4 text-base">
      <Said by="user">My parcel says delivered, but it isn’t here.</Said>
      <Said by="assistant">
        I’m sorry about that. <Mark>I’ve opened a trace</Mark> with the carrier and you’ll hear from
        us within two days.
      </Said>
      <Judged passed>Opens a trace with the carrier</Judged>
      <Said by="user">Can I have my money back now?</Said>
      <Said by="assistant">
        Of course, <Mark failed>I’ve refunded €84.00</Mark> to your card.
      </Said>
      <Judged>Promised a refund before the trace was closed</Judged>
    </div>
  );
}

function Said({ by, children }: { by: 'user' | 'assistant'; children: ReactNode }) {
  return by === 'user' ? (
    <p className="max-w-[85%] self-end rounded-xl rounded-tr-sm bg-accent-soft px-3.5 py-2.5 leading-relaxed">
      {children}
    </p>
  ) : (
    <p className="max-w-[85%] self-start rounded-xl rounded-tl-sm border border-line bg-surface px-3.5 py-2.5 leading-relaxed shadow-xs">
      {children}
    </p>
  );
}

function Mark({ failed = false, children }: { failed?: boolean; children: ReactNode }) {
  return (
    <span
      className={
        failed
          ? 'rounded-sm bg-fail-soft box-decoration-clone px-0.5 text-fail underline decoration-fail decoration-wavy decoration-1 underline-offset-4'
          : 'rounded-sm bg-pass-soft box-decoration-clone px-0.5 text-pass'
      }
    >
      {children}
    </span>
  );
}

function Judged({ passed = false, children }: { passed?: boolean; children: ReactNode }) {
  const Icon = passed ? Check : X;
  return (
    <p
      className={`-mt-2 flex items-center gap-1.5 font-medium text-xs ${passed ? 'text-pass' : 'text-fail'}`}
    >
      <Icon strokeWidth={2.75} className="size-3.5 shrink-0" />
      {children}
    </p>
  );
}
