import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { hasPasskeys, signInWithPasskey } from './passkey-client.ts';

/** The way in without a password, where the browser knows passkeys. */
export function PasskeySignIn({ onDone }: { onDone: () => void }) {
  const [isKnown, setKnown] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // The server can't know what the browser can do, so the button comes after hydration.
  useEffect(() => setKnown(hasPasskeys()), []);
  if (!isKnown) return null;
  async function signIn() {
    setPending(true);
    setProblem(null);
    try {
      await signInWithPasskey();
      onDone();
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : 'It did not work. Try again.');
    } finally {
      setPending(false);
    }
  }
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-4">
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button size="lg" pending={isPending} onClick={signIn}>
        <KeyRound />
        Sign in with a passkey
      </Button>
    </div>
  );
}
