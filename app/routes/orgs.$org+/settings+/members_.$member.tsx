import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Card } from '#app/ui/card.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { canMembers } from '#server/areas/organizations/access.ts';
import { GrantsCard } from './parts/access/grants-card.tsx';
import { WhyTable } from './parts/access/why-table.tsx';
import { RoleSelect } from './parts/role-select.tsx';
import { useRoles } from './parts/use-roles.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.who.member.name ?? 'Member');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const { grants } = context.org(params.org ?? '');
    const memberId = params.member ?? '';
    const [who, given] = await Promise.all([
      grants.explainAll({ memberId }),
      grants.list({ memberId }),
    ]);
    return { who, grants: given.items };
  });
}

export default function MemberPage() {
  const { who, grants } = useLoaderData<typeof loader>();
  const { member, isAbove, permissions } = who;
  const org = useOrg();
  const role = useRoles().describe(member.role);
  const mayChange = org.may(canMembers.manage) && !isAbove;
  return (
    <div className="flex max-w-200 flex-col gap-5">
      <header className="flex flex-col gap-2">
        <Breadcrumbs
          crumbs={[{ label: 'Members', to: org.to('settings/members') }, { label: member.name }]}
        />
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={member.name} seed={member.userId} size="lg" />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2">
              <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">{member.name}</h2>
              {member.isYou && <Badge>you</Badge>}
            </div>
            <p className="text-muted text-sm [overflow-wrap:anywhere]">
              {member.email} · joined <RelativeTime at={member.createdAt} />
            </p>
          </div>
        </div>
      </header>
      <Card
        title="Role"
        description={role.can}
        actions={
          mayChange ? (
            <RoleSelect member={member} className="w-44" />
          ) : (
            <span className="font-medium text-sm">{role.label}</span>
          )
        }
      >
        {isAbove && org.may(canMembers.manage) ? (
          <p className="text-muted text-sm">
            {member.name} can do things you can’t, so only somebody who can do them too may change
            this.
          </p>
        ) : undefined}
      </Card>
      <GrantsCard
        member={member}
        isAbove={isAbove}
        grants={grants}
        permissions={permissions.map(({ permission }) => permission)}
      />
      <WhyTable name={member.name} permissions={permissions} />
    </div>
  );
}
