import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { Select } from '#app/ui/select.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { useRoles } from './use-roles.ts';

/** A request as `joinRequests.list` answers. */
export interface JoinRequest {
  id: string;
  name: string;
  email: string;
  message: string;
  createdAt: Date;
}

/** People with an address at the organization's domain who ask to come in. */
export function JoinRequests({ requests }: { requests: readonly JoinRequest[] }) {
  return (
    <Card
      flush
      title="Asking to join"
      description="They have verified an address at your domain. Your answer is mailed to them."
    >
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 px-4 py-3">
            <Asker request={request} />
            <Answer request={request} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Asker({ request: { name, email, message, createdAt } }: { request: JoinRequest }) {
  return (
    <div className="min-w-0 flex-1 basis-60 text-sm">
      <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
      <p className="text-muted text-xs [overflow-wrap:anywhere]">
        {email} · <RelativeTime at={createdAt} />
      </p>
      {message !== '' && (
        <p className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{message}</p>
      )}
    </div>
  );
}

function Answer({ request }: { request: JoinRequest }) {
  const org = useOrg();
  const toast = useToast();
  const [role, setRole] = useState('viewer');
  const { id: joinRequestId, name } = request;
  const onProblem = ({ message }: { message: string }) => toast({ title: message, tone: 'danger' });
  const accept = useAction(() => org.rpc.joinRequests.accept.mutate({ joinRequestId, role }), {
    onDone: () => toast({ title: `${name} is a member now`, tone: 'success' }),
    onProblem,
  });
  const decline = useAction(() => org.rpc.joinRequests.decline.mutate({ joinRequestId }), {
    onDone: () => toast({ title: `The request of ${name} was declined` }),
    onProblem,
  });
  const isPending = accept.isPending || decline.isPending;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={`Role for ${name}`}
        options={useRoles().options()}
        value={role}
        onValueChange={setRole}
        className="w-40"
      />
      <Button
        variant="primary"
        aria-label={`Accept ${name}`}
        disabled={isPending}
        pending={accept.isPending}
        onClick={() => void accept.run()}
      >
        Accept
      </Button>
      <Button
        aria-label={`Decline ${name}`}
        disabled={isPending}
        pending={decline.isPending}
        onClick={() => void decline.run()}
      >
        Decline
      </Button>
    </div>
  );
}
