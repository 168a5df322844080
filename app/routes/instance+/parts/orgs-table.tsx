import { accountRpc } from '#app/rpc/client.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { Badge } from '#app/ui/badge.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { Select } from '#app/ui/select.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { bytesText, Plan } from '#server/areas/plans/schema.ts';
import { planLabels } from '../../orgs.$org+/parts/usage/plan-labels.ts';

/** An organization as `instance.orgs` answers. */
export interface InstanceOrg {
  id: string;
  name: string;
  slug: string;
  isDemo: boolean;
  plan: keyof typeof planLabels;
  memberCount: number;
  runsThisMonth: number;
  storageBytes: number | null;
  createdAt: Date;
  lastActivityAt: Date | null;
}

const columns: Column<InstanceOrg>[] = [
  {
    id: 'name',
    header: 'Organization',
    className: 'min-w-32',
    cell: (org) => <Named org={org} />,
  },
  {
    id: 'plan',
    header: 'Plan',
    className: 'w-32',
    cell: (org) => <PlanSelect org={org} />,
  },
  {
    id: 'members',
    header: 'Members',
    align: 'end',
    hideBelow: 'sm',
    cell: ({ memberCount }) => memberCount.toLocaleString('en'),
  },
  {
    id: 'runs',
    header: 'Runs this month',
    align: 'end',
    hideBelow: 'md',
    cell: ({ runsThisMonth }) => runsThisMonth.toLocaleString('en'),
  },
  {
    id: 'storage',
    header: 'Storage',
    align: 'end',
    hideBelow: 'md',
    cell: ({ storageBytes }) => (storageBytes === null ? '–' : bytesText(storageBytes)),
  },
  {
    id: 'active',
    header: 'Last activity',
    hideBelow: 'lg',
    className: 'text-muted',
    cell: ({ lastActivityAt }) => (lastActivityAt ? <RelativeTime at={lastActivityAt} /> : '–'),
  },
  {
    id: 'created',
    header: 'Created',
    hideBelow: 'lg',
    className: 'text-muted',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];

/** All organizations: what they use, and the plan they are on. */
export function OrgsTable({ orgs }: { orgs: readonly InstanceOrg[] }) {
  return <Table label="Organizations" rows={orgs} rowKey={({ id }) => id} columns={columns} />;
}

function Named({ org: { name, slug, isDemo } }: { org: InstanceOrg }) {
  return (
    <span className="block min-w-0 py-1">
      <span className="flex flex-wrap items-center gap-x-1.5">
        <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
        {isDemo && <Badge>demo</Badge>}
      </span>
      <span className="block font-mono text-muted text-xs [overflow-wrap:anywhere]">{slug}</span>
    </span>
  );
}

const options = Plan.options.map((value) => ({ value, label: planLabels[value] }));

function PlanSelect({ org }: { org: InstanceOrg }) {
  const toast = useToast();
  const change = useAction(
    async (plan: InstanceOrg['plan']) => {
      await accountRpc.instance.setPlan.mutate({ orgId: org.id, plan });
      return plan;
    },
    {
      onDone: (plan) =>
        toast({ title: `${org.name} is now on ${planLabels[plan]}`, tone: 'success' }),
      onProblem: ({ message }) => toast({ title: message, tone: 'danger' }),
    },
  );
  return (
    <Select
      aria-label={`Plan of ${org.name}`}
      options={options}
      value={org.plan}
      disabled={change.isPending}
      onValueChange={(plan) => {
        if (plan !== org.plan) void change.run(plan);
      }}
      className="w-28"
    />
  );
}
