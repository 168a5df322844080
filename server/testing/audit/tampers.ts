import { hashOf, type Link } from '#server/areas/audit/chain.ts';
import { readLinks } from '#server/areas/audit/chain-reads.ts';
import type { Scope } from '#server/core/scope.ts';

/** A number from 0 up to `below`, without it. */
export type Pick = (below: number) => number;

/** One way to falsify the log of `scope`, whose links go from 1 to `last`, as the owner of the tables. */
type Tamper = (at: { scope: Scope; pick: Pick; last: number; otherOrg: string }) => Promise<void>;

const edits: Record<string, string> = {
  org_id: '$other',
  id: 'gen_random_uuid()',
  retention: `case retention when 'PRO' then 'TRIAL' else 'PRO' end`,
  actor_kind: `actor_kind || 'x'`,
  actor_id: 'gen_random_uuid()',
  actor_label: `upper(actor_label) || ' '`,
  action: `action || 's'`,
  resource_kind: `''`,
  resource_id: 'case when resource_id is null then gen_random_uuid() end',
  resource_name: `case when resource_name is null then '' else null end`,
  outcome: `case outcome when 'success' then 'failure' else 'success' end`,
  details: `details || '{"extra": null}'`,
  ip_address: `coalesce(ip_address, '') || '1'`,
  user_agent: `coalesce(user_agent, '') || ' '`,
  created_at: `created_at + interval '1 millisecond'`,
};
const linkEdits: Record<string, string> = {
  seq: 'seq + 100000',
  event_id: 'gen_random_uuid()',
  event_at: `event_at - interval '200 days'`,
  retention: `case retention when 'PRO' then 'TRIAL' else 'PRO' end`,
  digest: `sha256(digest)`,
  hash: `sha256(hash)`,
};
const one = (pick: Pick, from: Record<string, string>) =>
  Object.entries(from)[pick(Object.keys(from).length)] ?? ['', ''];

const linked = (seq: string) =>
  `id = (select event_id from audit_link where org_id = $org and seq = ${seq})`;

function run({ scope, otherOrg }: { scope: Scope; otherOrg: string }, sql: string) {
  const text = sql.replaceAll('$org', `'${scope.org.id}'`).replaceAll('$other', `'${otherOrg}'`);
  return scope.db.$executeRawUnsafe(text);
}

/** Makes the chain agree with itself again from `seq` on, as whoever knows how it is made can do. */
async function relink(scope: Scope, seq: number): Promise<void> {
  const links = await readLinks(scope, { after: BigInt(seq - 2), last: 1_000_000n, limit: 10_000 });
  let before: Link | undefined = seq > 1 ? links.shift() : undefined;
  for (const link of links) {
    if (!before) return;
    const hash = hashOf(before.hash, link);
    await scope.db.$executeRaw`update audit_link set hash = decode(${hash}, 'hex')
      where org_id = ${scope.org.id}::uuid and seq = ${link.seq}`;
    before = { ...link, hash };
  }
  await scope.db.$executeRaw`update audit_head set hash = decode(${before?.hash}, 'hex')
    where org_id = ${scope.org.id}::uuid`;
}

export const tampers: Readonly<Record<string, Tamper>> = {
  async edit(at) {
    const [column, value] = one(at.pick, edits);
    const seq = 1 + at.pick(at.last);
    await run(at, `update audit_event set ${column} = ${value} where ${linked(String(seq))}`);
  },
  async delete(at) {
    await run(at, `delete from audit_event where ${linked(String(1 + at.pick(at.last)))}`);
  },
  async insert(at) {
    await run(
      at,
      `insert into audit_event (org_id, id, actor_kind, actor_label, action, resource_kind, created_at)
       select org_id, gen_random_uuid(), actor_kind, actor_label, action, resource_kind, created_at
       from audit_event where ${linked(String(1 + at.pick(at.last)))}`,
    );
  },
  async swap(at) {
    const a = 1 + at.pick(at.last);
    const b = 1 + ((a + at.pick(at.last - 1)) % at.last);
    await run(
      at,
      `update audit_event e set action = o.action, details = o.details, actor_label = o.actor_label
       from audit_event o, audit_link a, audit_link b
       where a.org_id = $org and b.org_id = $org
         and ((a.seq = ${a} and b.seq = ${b}) or (a.seq = ${b} and b.seq = ${a}))
         and e.id = a.event_id and o.id = b.event_id`,
    );
  },
  async reorder(at) {
    const a = 1 + at.pick(at.last - 1);
    const move = (from: number, to: number) =>
      run(at, `update audit_link set seq = ${to} where org_id = $org and seq = ${from}`);
    await move(a, -1);
    await move(a + 1, a);
    await move(-1, a + 1);
  },
  async editLink(at) {
    const [column, value] = one(at.pick, linkEdits);
    const seq = 1 + at.pick(at.last);
    await run(
      at,
      `update audit_link set ${column} = ${value} where org_id = $org and seq = ${seq}`,
    );
  },
  async deleteBoth(at) {
    const seq = String(1 + at.pick(at.last));
    await run(at, `delete from audit_event where ${linked(seq)}`);
    await run(at, `delete from audit_link where org_id = $org and seq = ${seq}`);
  },
  async editHead(at) {
    const value = ['seq = seq + 1', 'seq = seq - 1', 'hash = sha256(hash)'][at.pick(3)];
    await run(at, `update audit_head set ${value} where org_id = $org`);
  },
  async cutTail(at) {
    const kept = at.last - 1 - at.pick(at.last - 1);
    await run(
      at,
      `delete from audit_event where id in
         (select event_id from audit_link where org_id = $org and seq > ${kept})`,
    );
    await run(at, `delete from audit_link where org_id = $org and seq > ${kept}`);
    await run(
      at,
      `update audit_head h set seq = l.seq, hash = l.hash from audit_link l
       where h.org_id = $org and l.org_id = $org and l.seq = ${kept}`,
    );
  },
  async rewrite(at) {
    const seq = 2 + at.pick(at.last - 1);
    await run(
      at,
      `update audit_link set digest = sha256(digest) where org_id = $org and seq = ${seq}`,
    );
    await relink(at.scope, seq);
  },
};
