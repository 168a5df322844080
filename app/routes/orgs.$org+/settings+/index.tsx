import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { CodeText } from '#app/ui/code-text.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { canOrg } from '#server/areas/organizations/access.ts';
import { DeleteOrgCard } from './parts/delete-org-card.tsx';
import { DomainCard } from './parts/domain-card.tsx';
import { RenameOrgCard } from './parts/rename-org-card.tsx';
import { ReplyCacheCard } from './parts/reply-cache-card.tsx';
import { SecondFactorCard } from './parts/second-factor-card.tsx';
import { useRoles } from './parts/use-roles.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Settings');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const { org, replyCache } = context.org(params.org ?? '');
    const { permissions } = await org.get();
    if (!permissions.includes(canOrg.write.key)) {
      return { domain: null, secondFactor: null, cache: null };
    }
    const [domain, secondFactor, cache] = await Promise.all([
      org.domain(),
      org.secondFactor(),
      replyCache.get(),
    ]);
    return { domain, secondFactor, cache };
  });
}

export default function GeneralSettingsPage() {
  const { domain, secondFactor, cache } = useLoaderData<typeof loader>();
  const org = useOrg();
  const { label, can } = useRoles().describe(org.role);
  return (
    <div className="flex max-w-180 flex-col gap-5">
      {org.may(canOrg.write) && <RenameOrgCard key={org.name} />}
      <Card title={org.may(canOrg.write) ? 'Address and role' : org.name}>
        <DescriptionList
          items={[
            { term: 'Address', value: <CodeText text={`/orgs/${org.slug}`} /> },
            {
              term: 'Your role',
              value: (
                <>
                  {label} <span className="text-muted">· {can}</span>
                </>
              ),
            },
          ]}
        />
      </Card>
      {domain && <DomainCard key={domain.domain} state={domain} />}
      {secondFactor && <SecondFactorCard {...secondFactor} />}
      {cache && <ReplyCacheCard cache={cache} />}
      {org.may(canOrg.delete) && <DeleteOrgCard />}
    </div>
  );
}
