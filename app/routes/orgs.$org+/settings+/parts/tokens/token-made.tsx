import { useEffect, useRef } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { CodeText } from '#app/ui/code-text.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** What `tokens.create` answers, with the token's name. */
export interface MadeToken {
  name: string;
  token: string;
  expiresAt: Date;
}

/** The token, shown this once, and how a program presents it. */
export function TokenMade({ made, onDone }: { made: MadeToken; onDone: () => void }) {
  const org = useOrg();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="warning" title="Copy it now">
        The token is shown only this once, to nobody else and never again. It ends{' '}
        <RelativeTime at={made.expiresAt} />, or when you leave {org.name}.
      </Callout>
      <Field label="Token">
        <TextInput
          ref={input}
          mono
          readOnly
          value={made.token}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <p className="text-muted text-sm">
        Send it with each request to <CodeText text={`/api/orgs/${org.slug}/trpc`} />, as the header{' '}
        <CodeText text="Authorization: Bearer …" />.
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Done</Button>
        <CopyButton text={made.token} label="Copy token" withText size="md" variant="primary" />
      </div>
    </div>
  );
}
