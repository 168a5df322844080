import { Monitor, Smartphone } from 'lucide-react';
import { useRef } from 'react';
import { accountRpc, type Problem } from '#app/rpc/client.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { useConfirmed } from './confirmed.tsx';
import { deviceOf } from './device.ts';

interface Session {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
  isCurrent: boolean;
}

/** Where one is signed in, and the way to end it elsewhere. */
export function SessionsCard({ sessions }: { sessions: readonly Session[] }) {
  const toast = useToast();
  const list = useRef<HTMLUListElement>(null);
  const others = sessions.filter((session) => !session.isCurrent).length;
  const confirmed = useConfirmed();
  const endOthers = useAction(() => confirmed(() => accountRpc.me.endOtherSessions.mutate()), {
    onDone: () => {
      toast({ title: 'You are signed out everywhere else', tone: 'success' });
      list.current?.focus();
    },
    onProblem: (problem) => tell(toast, problem),
  });
  return (
    <Card
      title="Where you are signed in"
      description="A session ends by itself when it is not used for a while."
      actions={
        others > 0 && (
          <Button pending={endOthers.isPending} onClick={() => void endOthers.run()}>
            End all others
          </Button>
        )
      }
    >
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Sessions"
        className="focus-ring divide-y divide-line rounded-md border border-line"
      >
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnded={() => list.current?.focus()} />
        ))}
      </ul>
    </Card>
  );
}

/** Whoever closes the question who they are knows that nothing was done. */
function tell(toast: ReturnType<typeof useToast>, { message, reason }: Problem): void {
  if (reason !== 'me.confirmFirst') toast({ title: message, tone: 'danger' });
}

function SessionRow({ session, onEnded }: { session: Session; onEnded: () => void }) {
  const toast = useToast();
  const { name, isPhone } = deviceOf(session.userAgent);
  const confirmed = useConfirmed();
  const { id } = session;
  const end = useAction(() => confirmed(() => accountRpc.me.endSession.mutate({ id })), {
    onDone: () => {
      toast({ title: `${name} was signed out`, tone: 'success' });
      onEnded();
    },
    onProblem: (problem) => tell(toast, problem),
  });
  const Icon = isPhone ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 px-3 py-2.5">
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium text-sm">
          {name}
          {session.isCurrent && <Badge tone="pass">this one</Badge>}
        </p>
        <p className="text-muted text-xs [overflow-wrap:anywhere]">
          {session.ipAddress ?? 'unknown address'} · signed in{' '}
          <RelativeTime at={session.createdAt} /> · last used{' '}
          <RelativeTime at={session.updatedAt} />
        </p>
      </div>
      {!session.isCurrent && (
        <Button
          size="sm"
          pending={end.isPending}
          onClick={() => void end.run()}
          aria-label={`End the session of ${name}, ${session.ipAddress ?? 'unknown address'}`}
        >
          End
        </Button>
      )}
    </li>
  );
}
