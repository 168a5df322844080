import pg from 'pg';
import { decrypt, encrypt, keyVersionOf, placeData } from '../cipher.ts';
import type { DataKeyChange } from './change-data-keys.ts';
import { inOrg } from './in-org.ts';
import type { SealedColumn, Unreadable } from './parts.ts';

const batchSize = 1_000;

type Row = { id: string; sealed: string };
export type Resealed = { resealed: number; unreadable: Unreadable[] };

/**
 * Seals what one column of an organization holds with its newest data key, a batch at a time. What
 * somebody else wrote meanwhile stays: it is sealed with the newest key already.
 */
export async function resealColumn(
  pool: pg.Pool,
  place: SealedColumn & { orgId: string },
  { keys, newest }: DataKeyChange,
  onBatch: (resealed: number) => void,
): Promise<Resealed> {
  const { orgId, table, column } = place;
  const [tableName, columnName] = [table, column].map((name) => pg.escapeIdentifier(name));
  const key = keys.get(newest);
  const unreadable: Unreadable[] = [];
  let resealed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows, count } = await inOrg(pool, orgId, async (app) => {
      const found = await app.query<Row>(
        `select id, ${columnName} as sealed from ${tableName}
         where org_id = $1 and id > $2 and ${columnName} is not null
           and ${columnName} not like $3
         order by id limit ${batchSize}`,
        [orgId, after, `v1.${newest}.%`],
      );
      const changed = found.rows.flatMap(({ id, sealed }) => {
        const text = key && openRow({ ...place, rowId: id }, sealed, keys);
        if (!key || !text) return [];
        const data = placeData({ orgId, table, rowId: id, column }, newest);
        return { id, before: sealed, sealed: encrypt(key, newest, text, data) };
      });
      const opened = new Set(changed.map(({ id }) => id));
      const shut = found.rows.filter(({ id }) => !opened.has(id));
      const written = await app.query(
        `update ${tableName} t set ${columnName} = n.sealed
         from jsonb_to_recordset($2::jsonb) as n (id uuid, before text, sealed text)
         where t.org_id = $1 and t.id = n.id and t.${columnName} = n.before`,
        [orgId, JSON.stringify(changed)],
      );
      return { rows: found.rows, shut, count: written.rowCount ?? 0 };
    }).then(({ shut, ...batch }) => {
      unreadable.push(...shut.map(({ id }) => ({ orgId, table, column, id })));
      return batch;
    });
    resealed += count;
    if (count > 0) onBatch(count);
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return { resealed, unreadable };
    after = last.id;
  }
}

function openRow(
  place: { orgId: string; table: string; rowId: string; column: string },
  sealed: string,
  keys: ReadonlyMap<number, Buffer>,
): Buffer | null {
  try {
    const version = keyVersionOf(sealed);
    const key = keys.get(version);
    return key ? decrypt(key, sealed, placeData(place, version)) : null;
  } catch {
    return null;
  }
}
