import type pg from 'pg';
import { appendAnchors, type OrgHead, readAnchors } from '#server/areas/audit/index.ts';
import type { Logger } from '#server/core/log.ts';

/** Makes the audit log's next monthly parts, and drops those whose time is over. */
export async function keepParts(pool: pg.Pool, log: Logger): Promise<void> {
  await pool.query('select ensure_audit_partitions()');
  const { rows } = await pool.query<{ parts: string[] }>(
    'select drop_expired_audit_partitions() as parts',
  );
  const parts = rows[0]?.parts ?? [];
  if (parts.length > 0) log.info({ parts }, 'events were dropped that were kept long enough');
}

/** Notes in `file` the newest link of every organization whose log has grown since it was last noted. */
export async function noteHeads(pool: pg.Pool, file: string): Promise<void> {
  const { rows } = await pool.query<{ orgId: string; seq: string; hash: string }>(
    `select org_id as "orgId", seq, encode(hash, 'hex') as hash from audit_head where seq > 0`,
  );
  const noted = await readAnchors(file);
  const heads: OrgHead[] = rows.map(({ orgId, seq, hash }) => ({ orgId, seq: BigInt(seq), hash }));
  await appendAnchors(
    file,
    heads.filter(({ orgId, hash }) => !noted.get(orgId)?.some((place) => place.hash === hash)),
  );
}
