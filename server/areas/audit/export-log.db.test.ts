import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { answerOrgRoute, orgRoutes } from '#server/rpc/org-routes.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';

const { services } = await openTestServices();
let org: TestOrg;
beforeEach(async () => {
  org = await makeOrg(services);
});

/** What the route answers to a member with this role, in `slug` or the organization itself. */
function exported(
  query: string,
  { role = 'admin', slug = org.slug }: { role?: 'admin' | 'viewer'; slug?: string } = {},
): Promise<Response> {
  const [route] = orgRoutes.filter(({ path }) => path === 'audit/export');
  if (!route) throw new Error('There is no such route.');
  const context = {
    services,
    signedIn: { user: org.users[role], session: { id: newId() } },
    tokenHash: null,
    orgSlug: slug,
    requestId: newId(),
    ipAddress: null,
    userAgent: null,
  };
  return answerOrgRoute(route, context, new URLSearchParams(query));
}

/** Events of the past minutes that no code wrote, chained like all others. */
async function addEvents(count: number): Promise<void> {
  const most = 2000;
  for (let from = 0; from < count; from += most) {
    const to = Math.min(from + most, count) - 1;
    await org.open(
      (scope) => scope.db.$executeRaw`
        insert into audit_event (id, actor_kind, actor_label, action, resource_kind, details, created_at)
        select gen_random_uuid(), 'job', 'bulk', 'bulk.added', 'bulk',
          jsonb_build_object('text', repeat('lorem ipsum ', 20)),
          clock_timestamp() - n * interval '1 millisecond'
        from generate_series(${from}::int, ${to}::int) n`,
    );
  }
}

describe('the export of the log', () => {
  it('holds what the filters say, as CSV without formulas', async () => {
    await org.as('editor').variables.create({ key: 'alpha', value: '' });
    await org.as('editor').prompts.create({ name: '=cmd()', content: 'x' });
    const answer = await exported('format=csv&action=prompt.');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toMatch(/filename="audit-.+\.csv"/);
    const [head, line, ...rest] = (await answer.text()).split('\r\n');
    expect(head).toMatch(/^id,createdAt,actorKind/);
    expect(line).toContain('prompt.created,prompt');
    expect(line).toContain(",'=cmd(),");
    expect(rest).toEqual(['']);
  });

  it('holds the same events as the list, as JSONL', async () => {
    await addEvents(1201);
    const { items } = await org.as('admin').audit.list({ limit: 3 });
    const text = await (await exported('format=jsonl')).text();
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(1202);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(1202);
    expect(lines.slice(0, 3)).toEqual(JSON.parse(JSON.stringify(items)));
  });

  it('is written to the log, with what was asked for', async () => {
    await (await exported('format=csv&outcome=failure')).text();
    const { items } = await org.as('admin').audit.list({ action: 'audit.exported' });
    expect(items).toMatchObject([{ details: { format: 'csv', filters: { outcome: 'failure' } } }]);
  });

  it('asks for the permission, a member and a valid address', async () => {
    const other = await makeOrg(services);
    await expect(exported('format=csv', { role: 'viewer' })).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'access.missing',
    });
    await expect(exported('format=csv', { slug: other.slug })).rejects.toMatchObject({
      kind: 'not-found',
      reason: 'org.notFound',
    });
    for (const query of ['', 'format=xml', 'format=csv&nonsense=1', 'format=csv&format=jsonl']) {
      await expect(exported(query), query).rejects.toMatchObject({ kind: 'invalid' });
    }
  });

  it('ends when the permission ends', async () => {
    await addEvents(3000);
    const reader = (await exported('format=jsonl')).body?.getReader();
    await reader?.read();
    await services.accounts.prisma.member.updateMany({
      where: { orgId: org.id, userId: org.users.editor.id },
      data: { role: 'admin' },
    });
    await services.accounts.prisma.member.updateMany({
      where: { orgId: org.id, userId: org.users.admin.id },
      data: { role: 'viewer' },
    });
    const rest = (async () => {
      for (;;) if ((await reader?.read())?.done) return;
    })();
    await expect(rest).rejects.toMatchObject({ reason: 'access.missing' });
  });

  it('begins at once and needs little memory, however long it is', async () => {
    await addEvents(10_000);
    const before = process.memoryUsage().rss;
    const reader = (await exported('format=csv')).body?.getReader();
    let size = 0;
    let lines = 0;
    let most = before;
    let first = 0;
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      first ||= part.value.length;
      size += part.value.length;
      lines += Buffer.from(part.value).toString().split('\r\n').length - 1;
      most = Math.max(most, process.memoryUsage().rss);
    }
    expect(lines).toBe(10_002);
    expect(size).toBeGreaterThan(3 * 2 ** 20);
    expect(first).toBeLessThan(2 ** 20);
    expect(most - before).toBeLessThan(64 * 2 ** 20);
  });
});
