import { MailCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** Says that the next step waits in a mail. Takes the focus, for it stands in place of a form. */
export function MailSent({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <MailCheck aria-hidden="true" strokeWidth={1.5} className="mb-4 size-9 text-accent" />
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-2xl outline-none">
        Look into your mail
      </h1>
      <div className="mt-1.5 text-pretty text-muted [overflow-wrap:anywhere]">{children}</div>
    </>
  );
}
