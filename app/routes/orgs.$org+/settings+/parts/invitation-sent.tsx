import { useEffect, useRef } from 'react';
import { Button } from '#app/ui/button.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** What `invitations.create` and `invitations.resend` answer; `link` is null when it was mailed. */
export interface SentInvitation {
  email: string;
  expiresAt: Date;
  link: string | null;
}

export interface InvitationSentProps {
  sent: SentInvitation;
  onAnother?: () => void;
  onDone: () => void;
}

/** Says how the invited person learns of it: by mail, or by a link to pass on, shown this once. */
export function InvitationSent({ sent, onAnother, onDone }: InvitationSentProps) {
  const { email, expiresAt, link } = sent;
  const first = useRef<HTMLInputElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    (first.current ?? done.current)?.focus();
    first.current?.select();
  }, []);
  return (
    <div className="flex flex-col gap-4">
      {link === null ? (
        <p className="text-pretty text-muted" role="status">
          A mail with the link is on its way to <Strong>{email}</Strong>. It works once and ends{' '}
          <RelativeTime at={expiresAt} />.
        </p>
      ) : (
        <>
          <p className="text-pretty text-muted" role="status">
            This server sends no mail, so pass the link on to <Strong>{email}</Strong> yourself. It
            works once, for that address, and ends <RelativeTime at={expiresAt} />. It is shown only
            now.
          </p>
          <Field label="Link">
            <TextInput
              ref={first}
              mono
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
          </Field>
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {onAnother && (
          <Button variant="ghost" onClick={onAnother}>
            Invite another
          </Button>
        )}
        <Button ref={done} onClick={onDone}>
          Done
        </Button>
        {link !== null && (
          <CopyButton text={link} label="Copy link" withText size="md" variant="primary" />
        )}
      </div>
    </div>
  );
}

function Strong({ children }: { children: string }) {
  return <strong className="font-medium text-ink [overflow-wrap:anywhere]">{children}</strong>;
}
