import { useState } from 'react';
import { permissionText } from '#app/frame/permission-text.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { canTokens } from '#server/areas/tokens/access.ts';
import { RevokeToken } from './revoke-token.tsx';

/** A token as `tokens.list` answers. */
export interface ListedToken {
  id: string;
  name: string;
  lastFour: string;
  scopes: readonly string[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  createdAt: Date;
  createdBy: string | null;
  state: 'active' | 'expired' | 'revoked';
}

/** Tokens with what they may do and when they were last used. */
export function TokensTable({ tokens }: { tokens: readonly ListedToken[] }) {
  const org = useOrg();
  const [revoked, setRevoked] = useState<ListedToken | null>(null);
  const columns: Column<ListedToken>[] = [
    { id: 'name', header: 'Token', className: 'w-full', cell: (token) => <Named token={token} /> },
    {
      id: 'used',
      header: 'Last used',
      hideBelow: 'sm',
      className: 'whitespace-nowrap text-muted',
      cell: ({ lastUsedAt, lastUsedIp }) =>
        lastUsedAt ? (
          <>
            <RelativeTime at={lastUsedAt} />
            {lastUsedIp && <span className="block text-xs">from {lastUsedIp}</span>}
          </>
        ) : (
          'never'
        ),
    },
    {
      id: 'ends',
      header: 'Ends',
      hideBelow: 'md',
      className: 'whitespace-nowrap text-muted',
      cell: ({ state, expiresAt }) =>
        state === 'active' ? <RelativeTime at={expiresAt} /> : <StateBadge state={state} />,
    },
  ];
  if (org.may(canTokens.manage)) {
    columns.push({
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      cell: (token) =>
        token.state === 'active' && (
          <Button size="sm" aria-label={`Revoke ${token.name}`} onClick={() => setRevoked(token)}>
            Revoke
          </Button>
        ),
    });
  }
  return (
    <>
      <Table label="API tokens" rows={tokens} rowKey={({ id }) => id} columns={columns} />
      <RevokeToken token={revoked} onClose={() => setRevoked(null)} />
    </>
  );
}

function Named({ token }: { token: ListedToken }) {
  const { name, lastFour, scopes, lastUsedAt, lastUsedIp, createdBy, createdAt, state } = token;
  return (
    <span className="block min-w-0 py-1">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="font-mono text-muted text-xs">…{lastFour}</span>
        {state !== 'active' && (
          <span className="@xl:hidden">
            <StateBadge state={state} />
          </span>
        )}
      </span>
      <span className="line-clamp-2 text-muted text-xs" title={scopes.join(', ')}>
        {scopes.map(permissionText).join(', ')}
      </span>
      <span className="block text-muted text-xs @md:hidden">
        {lastUsedAt ? (
          <>
            Last used <RelativeTime at={lastUsedAt} />
            {lastUsedIp && ` from ${lastUsedIp}`}
          </>
        ) : (
          'Never used'
        )}
      </span>
      <span className="block text-muted text-xs">
        Made by {createdBy ?? 'somebody who left'} <RelativeTime at={createdAt} />
        {state === 'active' && (
          <span className="@xl:hidden">
            , ends <RelativeTime at={token.expiresAt} />
          </span>
        )}
      </span>
    </span>
  );
}

function StateBadge({ state }: { state: ListedToken['state'] }) {
  return <Badge>{state}</Badge>;
}
