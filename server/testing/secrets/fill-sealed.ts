import type pg from 'pg';
import { newId } from '#server/core/ids.ts';
import { encrypt, placeData } from '#server/core/secrets/cipher.ts';
import { createDataKeys } from '#server/core/secrets/data-keys.ts';
import type { RootKeys } from '#server/core/secrets/root-keys.ts';
import type { TestOrg } from '../org.ts';

const config = { url: 'http://127.0.0.1:9/chat', secretHeaderName: 'X-Api-Key' };

/** Gives an organization targets whose sealed headers say `secret of <their id>`; returns their ids. */
export async function fillSealed(
  org: TestOrg,
  rootKeys: RootKeys,
  count: number,
): Promise<string[]> {
  const dataKeys = createDataKeys(rootKeys, async () => true);
  return await org.open(async (scope) => {
    const { key, version } = await dataKeys.newest(scope);
    const rows = Array.from({ length: count }, (_, index) => {
      const id = newId();
      const place = { orgId: org.id, table: 'target', rowId: id, column: 'sealed_header' };
      const text = Buffer.from(`secret of ${id}`);
      return {
        id,
        name: `Target ${index}`,
        kind: 'HTTP' as const,
        config,
        sealedHeader: encrypt(key, version, text, placeData(place, version)),
        headerLastFour: '',
      };
    });
    await scope.db.target.createMany({ data: rows });
    return rows.map(({ id }) => id);
  });
}

/** Every sealed header of an organization, by the id of its target. */
export async function readSealed(app: pg.ClientBase, orgId: string): Promise<Map<string, string>> {
  await app.query(`select set_config('app.org_id', $1, false)`, [orgId]);
  const { rows } = await app.query<{ id: string; sealed: string }>(
    'select id, sealed_header as sealed from target where sealed_header is not null order by id',
  );
  return new Map(rows.map(({ id, sealed }) => [id, sealed]));
}
