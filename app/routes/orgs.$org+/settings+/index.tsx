import type { MetaFunction } from '@remix-run/node';
import { pageTitle } from '#app/frame/page-title.ts';
import { describeRole } from '#app/frame/role-label.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { CodeText } from '#app/ui/code-text.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { canOrg } from '#server/areas/identity/access.ts';
import { DeleteOrgCard } from './parts/delete-org-card.tsx';
import { RenameOrgCard } from './parts/rename-org-card.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Settings');

export default function GeneralSettingsPage() {
  const org = useOrg();
  const { label, can } = describeRole(org.role);
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
      {org.may(canOrg.delete) && <DeleteOrgCard />}
    </div>
  );
}
