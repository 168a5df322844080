import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { AuthProblem } from '#app/frame/auth-problem.ts';
import type { Provider } from '#app/frame/social-buttons.tsx';
import { toProblem } from '#app/rpc/client.ts';
import { ConfirmYou } from './confirm-you.tsx';

type Confirmed = <Answer>(act: () => Promise<Answer>) => Promise<Answer>;

const Context = createContext<Confirmed>((act) => act());

function needsConfirming(thrown: unknown): boolean {
  return thrown instanceof AuthProblem
    ? thrown.code === 'CONFIRM_FIRST'
    : toProblem(thrown).reason === 'me.confirmFirst';
}

/**
 * Runs an act on one's account; when the server asks for a recent sign-in, asks for the password and
 * runs it again. Rejects when one closes that question.
 */
export function useConfirmed(): Confirmed {
  return useContext(Context);
}

export interface ConfirmedProviderProps {
  email: string;
  /** How one may sign in: of the providers set up here those that are linked. */
  ways: {
    hasPassword: boolean;
    providers: readonly Provider[];
    links: readonly { providerId: string }[];
  };
  children: ReactNode;
}

/** Holds the one question for the acts of a page. */
export function ConfirmedProvider(props: ConfirmedProviderProps) {
  const { email, ways, children } = props;
  const { hasPassword, providers, links } = ways;
  const [isAsking, setAsking] = useState(false);
  const settle = useRef<((isConfirmed: boolean) => void) | null>(null);
  const confirmed = useCallback<Confirmed>(async (act) => {
    try {
      return await act();
    } catch (thrown) {
      if (!needsConfirming(thrown)) throw thrown;
      const isConfirmed = await new Promise<boolean>((resolve) => {
        settle.current = resolve;
        setAsking(true);
      });
      if (!isConfirmed) throw thrown;
      return await act();
    }
  }, []);
  const end = (isConfirmed: boolean) => {
    setAsking(false);
    settle.current?.(isConfirmed);
    settle.current = null;
  };
  return (
    <Context.Provider value={confirmed}>
      {children}
      <ConfirmYou
        open={isAsking}
        email={email}
        hasPassword={hasPassword}
        providers={providers.filter(({ id }) => links.some((link) => link.providerId === id))}
        onClose={() => end(false)}
        onConfirmed={() => end(true)}
      />
    </Context.Provider>
  );
}
