import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { readAnchors, verifyLog } from '#server/areas/audit/index.ts';
import { makeFolder } from '#server/testing/holder.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg } from '#server/testing/org.ts';
import { keepParts, noteHeads } from './keep-log.ts';

const { db, services } = await openTestServices();
const pool = new pg.Pool({ ...db.config('queue'), max: 1 });
const folder = makeFolder();
afterAll(async () => {
  await pool.end();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('the end of each log is noted once when it has grown, and the log is checked against it', async () => {
  const file = path.join(folder, 'heads.jsonl');
  const org = await makeOrg(services);
  await noteHeads(pool, file);
  await noteHeads(pool, file);
  await org.as('editor').variables.create({ key: 'x', value: '' });
  await noteHeads(pool, file);
  const places = (await readAnchors(file)).get(org.id) ?? [];
  expect(places.map(({ seq }) => seq)).toEqual([1n, 2n]);
  const check = await verifyLog((work) => org.open(work), places);
  expect(check).toMatchObject({ isWhole: true, anchors: 2 });
  const [first] = places;
  const forged = [
    { seq: 1n, hash: 'ab'.repeat(32) },
    { seq: 3n, hash: first?.hash ?? '' },
  ];
  const { faults } = await verifyLog((work) => org.open(work), forged);
  expect(faults.map(({ kind, seq }) => [kind, seq])).toEqual([
    ['anchor', '1'],
    ['anchor', '3'],
  ]);
});

it('parts are made by the worker, any number of times', async () => {
  await Promise.all([keepParts(pool, services.log), keepParts(pool, services.log)]);
  const { rows } = await pool.query('select ensure_audit_partitions() as made');
  expect(rows).toEqual([{ made: 0 }]);
});
