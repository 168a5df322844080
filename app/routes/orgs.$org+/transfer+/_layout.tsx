import { Outlet } from '@remix-run/react';
import { useOrg } from '#app/rpc/use-org.ts';
import { LinkTabs } from '#app/ui/link-tabs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export default function TransferLayout() {
  const org = useOrg();
  const tabs = [
    { to: org.to('transfer'), label: 'Import', end: true },
    { to: org.to('transfer/export'), label: 'Export' },
  ];
  return (
    <>
      <PageHeader
        title="Import and export"
        description="Prompts, variables, scenarios, targets and suites as files."
        tabs={<LinkTabs label="Import and export" tabs={tabs} />}
      />
      <Outlet />
    </>
  );
}
