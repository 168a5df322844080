import { Plus } from 'lucide-react';
import { useState } from 'react';
import { permissionText } from '#app/frame/permission-text.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { CodeText } from '#app/ui/code-text.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canGrants } from '#server/areas/roles/access.ts';
import { GrantDialog } from './grant-dialog.tsx';

/** A grant as `grants.list` answers. */
export interface ListedGrant {
  id: string;
  permission: string;
  expiresAt: Date | null;
  isActive: boolean;
  givenBy: string | null;
  createdAt: Date;
}

export interface GrantsCardProps {
  member: { id: string; name: string };
  isAbove: boolean;
  grants: readonly ListedGrant[];
  /** Every permission there is. */
  permissions: readonly string[];
}

/** What somebody was given on top of the role, by whom and until when. */
export function GrantsCard({ member, isAbove, grants, permissions }: GrantsCardProps) {
  const org = useOrg();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const mayManage = org.may(canGrants.manage);
  const revoke = useAction((id: string) => org.rpc.grants.revoke.mutate({ id }), {
    onDone: () => toast({ title: `Taken back from ${member.name}`, tone: 'success' }),
    onProblem: ({ message }) => toast({ title: message, tone: 'danger' }),
  });
  return (
    <Card
      flush
      title="Grants"
      description="Permissions on top of the role, for as long as they are needed."
      actions={
        mayManage && (
          <Button onClick={() => setOpen(true)}>
            <Plus aria-hidden="true" />
            Give a permission
          </Button>
        )
      }
    >
      {grants.length === 0 ? (
        <p className="px-4 py-3 text-muted text-sm">
          {member.name} has no permission beside the role.
        </p>
      ) : (
        <ul aria-label="Grants" className="divide-y divide-line">
          {grants.map((grant) => (
            <li
              key={grant.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm"
            >
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2">
                  <span className="font-medium">{permissionText(grant.permission)}</span>
                  <CodeText text={grant.permission} className="text-muted" />
                  {!grant.isActive && <Badge>ended</Badge>}
                </p>
                <p className="text-muted text-xs">
                  <GrantFacts grant={grant} />
                </p>
              </div>
              {mayManage && !isAbove && (
                <Button
                  size="sm"
                  aria-label={`Take back ${permissionText(grant.permission)}`}
                  disabled={revoke.isPending}
                  onClick={() => void revoke.run(grant.id)}
                >
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <GrantDialog
        member={isOpen ? member : null}
        permissions={permissions}
        onClose={() => setOpen(false)}
      />
    </Card>
  );
}

function GrantFacts({ grant }: { grant: ListedGrant }) {
  const { givenBy, createdAt, expiresAt, isActive } = grant;
  return (
    <>
      Given by {givenBy ?? 'somebody who left'} <RelativeTime at={createdAt} />,{' '}
      {expiresAt ? (
        <>
          {isActive ? 'ends' : 'ended'} <RelativeTime at={expiresAt} />
        </>
      ) : (
        'without an end'
      )}
    </>
  );
}
