import type { z } from 'zod';
import type { AccountScope } from '#server/areas/accounts/index.ts';
import { currentMonth } from '#server/areas/plans/index.ts';
import { Plan } from '#server/areas/plans/schema.ts';
import { literalText } from '#server/core/literal-text.ts';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import type { ListInstanceOrgs } from './schema.ts';

type Filter = z.output<typeof ListInstanceOrgs>;

/** A page of all organizations, newest first: what they use, nothing of what is in them. */
export async function listInstanceOrgs({ db }: AccountScope, input: Filter) {
  const month = await currentMonth(db);
  const rows = await db.organization.findMany({
    where: { AND: [afterOrg(input.cursor), matching(input.search), onPlan(input.plan)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    select: {
      id: true,
      name: true,
      slug: true,
      isDemo: true,
      createdAt: true,
      plan: { select: { plan: true } },
      usage: {
        orderBy: { month: 'desc' },
        take: 1,
        select: { month: true, runs: true, storageBytes: true },
      },
      _count: { select: { members: true } },
    },
  });
  const items = rows.slice(0, input.limit).map(({ plan, usage: [newest], _count, ...org }) => ({
    ...org,
    plan: Plan.parse(plan?.plan ?? 'TRIAL'),
    memberCount: _count.members,
    runsThisMonth: newest?.month.getTime() === month.getTime() ? newest.runs : 0,
    storageBytes: newest && newest.storageBytes !== null ? Number(newest.storageBytes) : null,
  }));
  const last = items.at(-1);
  const hasMore = rows.length > input.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}

function matching(search: string | undefined) {
  if (!search) return {};
  const contains = { contains: literalText(search), mode: 'insensitive' as const };
  return { OR: [{ name: contains }, { slug: contains }] };
}

/** Without a row an organization is on TRIAL. */
function onPlan(plan: Filter['plan']) {
  if (!plan) return {};
  return plan === 'TRIAL'
    ? { OR: [{ plan: { is: null } }, { plan: { is: { plan } } }] }
    : { plan: { is: { plan } } };
}

function afterOrg(cursor: string | null | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  return { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] };
}
