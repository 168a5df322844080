import { Check, Minus } from 'lucide-react';
import { useRef } from 'react';
import { byResource } from '#app/frame/patterns.ts';
import { actionText, permissionText, resourceText } from '#app/frame/permission-text.ts';
import { cn } from '#app/ui/cn.ts';
import { useOverflows } from '#app/ui/overflows.ts';
import type { ListedRole } from './role-shapes.ts';

export interface RoleMatrixProps {
  roles: readonly ListedRole[];
  permissions: readonly string[];
}

const line = 'border-line border-b';
const first = 'sticky left-0 z-1 bg-surface pr-3 pl-4 text-left';

/** Every permission against every role. On narrow screens roles scroll sideways past the permissions. */
export function RoleMatrix({ roles, permissions }: RoleMatrixProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const overflows = useOverflows(scroller);
  return (
    <div className="overflow-clip rounded-lg border border-line bg-surface shadow-xs">
      <div
        ref={scroller}
        className="focus-ring-inset scroll-thin relative overflow-x-auto"
        {...(overflows
          ? { role: 'region', 'aria-label': 'Permissions of roles', tabIndex: 0 }
          : {})}
      >
        <table
          aria-label="Permissions of roles"
          className="w-full border-separate border-spacing-0 text-sm"
        >
          <thead>
            <tr>
              <th scope="col" className={cn(first, line, 'h-9 font-medium text-muted text-xs')}>
                Permission
              </th>
              {roles.map(({ key, name }) => (
                <th
                  key={key}
                  scope="col"
                  className={cn(line, 'max-w-28 px-2 py-1.5 align-bottom font-medium text-xs')}
                >
                  <span className="line-clamp-2 [overflow-wrap:anywhere]">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          {byResource(permissions).map(({ resource, keys }) => (
            <tbody key={resource}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className={cn(line, 'bg-canvas text-left')}
                >
                  <span className="sticky left-0 inline-block px-4 py-1.5 font-medium text-xs">
                    {resourceText(resource)}
                  </span>
                </th>
              </tr>
              {keys.map((key) => (
                <MatrixRow key={key} permission={key} roles={roles} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

function MatrixRow({ permission, roles }: { permission: string; roles: readonly ListedRole[] }) {
  return (
    <tr>
      <th scope="row" title={permission} className={cn(first, line, 'h-9 font-normal')}>
        <span aria-hidden="true">{actionText(permission)}</span>
        <span className="sr-only">{permissionText(permission)}</span>
      </th>
      {roles.map(({ key, holds }) => (
        <td key={key} className={cn(line, 'min-w-18 px-2 text-center')}>
          <Mark isHeld={holds.includes(permission)} />
        </td>
      ))}
    </tr>
  );
}

function Mark({ isHeld }: { isHeld: boolean }) {
  const Icon = isHeld ? Check : Minus;
  return (
    <>
      <Icon
        aria-hidden="true"
        strokeWidth={isHeld ? 2.5 : 2}
        className={cn('mx-auto size-4', isHeld ? 'text-pass' : 'text-faint')}
      />
      <span className="sr-only">{isHeld ? 'Yes' : 'No'}</span>
    </>
  );
}
