import { Check, Minus } from 'lucide-react';
import { byResource } from '#app/frame/patterns.ts';
import { permissionText, resourceText } from '#app/frame/permission-text.ts';
import { Card } from '#app/ui/card.tsx';
import { cn } from '#app/ui/cn.ts';
import { RelativeTime } from '#app/ui/relative-time.tsx';

type Reason =
  | { by: 'role'; name: string }
  | {
      by: 'grant';
      grant: { id: string; permission: string; expiresAt: Date | null; givenBy: string | null };
    };

export interface WhyTableProps {
  name: string;
  permissions: readonly { permission: string; reasons: readonly Reason[] }[];
}

/** Everything somebody may do with the reason why, and what they may not. */
export function WhyTable({ name, permissions }: WhyTableProps) {
  const reasonsFor = new Map(permissions.map((one) => [one.permission, one.reasons]));
  return (
    <Card
      flush
      title={`What ${name} may do, and why`}
      description="A token made by them can do no more than this."
    >
      <table aria-label={`What ${name} may do, and why`} className="w-full text-left text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">Permission</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        {byResource(permissions.map(({ permission }) => permission)).map(({ resource, keys }) => (
          <tbody key={resource} className="[&>tr]:border-line [&>tr]:border-t">
            <tr>
              <th
                scope="rowgroup"
                colSpan={2}
                className="bg-canvas px-4 py-1.5 font-medium text-xs"
              >
                {resourceText(resource)}
              </th>
            </tr>
            {keys.map((key) => (
              <WhyRow key={key} permission={key} reasons={reasonsFor.get(key) ?? []} />
            ))}
          </tbody>
        ))}
      </table>
    </Card>
  );
}

function WhyRow({ permission, reasons }: { permission: string; reasons: readonly Reason[] }) {
  const isHeld = reasons.length > 0;
  const Icon = isHeld ? Check : Minus;
  return (
    <tr>
      <th scope="row" title={permission} className="w-1/2 py-2 pr-2 pl-4 align-top font-normal">
        <span className="flex items-start gap-2">
          <Icon
            aria-hidden="true"
            className={cn('mt-0.5 size-4 shrink-0', isHeld ? 'text-pass' : 'text-muted')}
          />
          <span className={cn(!isHeld && 'text-muted')}>{permissionText(permission)}</span>
        </span>
      </th>
      <td className="py-2 pr-4 align-top text-muted">
        {isHeld ? (
          <ul>
            {reasons.map((reason) => (
              <li key={reason.by === 'role' ? 'role' : reason.grant.id}>
                <Why reason={reason} />
              </li>
            ))}
          </ul>
        ) : (
          'Not allowed'
        )}
      </td>
    </tr>
  );
}

function Why({ reason }: { reason: Reason }) {
  if (reason.by === 'role') return <>Role {reason.name}</>;
  const { givenBy, expiresAt } = reason.grant;
  return (
    <>
      Granted by {givenBy ?? 'somebody who left'}
      {expiresAt && (
        <>
          , ends <RelativeTime at={expiresAt} />
        </>
      )}
    </>
  );
}
