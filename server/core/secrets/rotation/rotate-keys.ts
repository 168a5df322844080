import { AppError } from '../../errors.ts';
import { changeDataKeys } from './change-data-keys.ts';
import type { Progress, Rotation, Unreadable } from './parts.ts';
import { resealColumn } from './reseal-column.ts';

export type RotationReport = Progress & {
  /** Whether it took up a change that was interrupted. */
  wasResumed: boolean;
  /** What no key at hand opens. While there is any, the change stays unfinished. */
  unreadable: Unreadable[];
};

/** Another process changes the keys right now. */
export class RotationBusyError extends Error {
  override readonly name = 'RotationBusyError';
}

const rotationLock = 726_101;

/**
 * Wraps every data key with the root key of now, gives every organization a new data key, and seals all
 * stored secrets with it, while everything runs. May be killed at any moment: the next one goes on
 * where it stopped. @throws {RotationBusyError}
 */
export async function rotateKeys(rotation: Rotation): Promise<RotationReport> {
  const { owner, rootKeyId, onProgress } = rotation;
  await lock(rotation);
  const { id, startedAt, wasResumed } = await begin(rotation);
  const report: RotationReport = {
    organizations: 0,
    rewrapped: 0,
    resealed: 0,
    wasResumed,
    unreadable: [],
  };
  const done = new Set<string>();
  for (;;) {
    const waiting = await organizations(rotation, done);
    if (waiting.length === 0) break;
    for (const orgId of waiting) {
      done.add(orgId);
      await rotateOrganization(rotation, { orgId, startedAt, report });
      report.organizations += 1;
      onProgress(report);
    }
  }
  if (report.unreadable.length === 0) {
    await owner.query(
      'update key_rotation set finished_at = clock_timestamp(), root_key_id = $2 where id = $1',
      [id, rootKeyId],
    );
  }
  return report;
}

async function rotateOrganization(
  rotation: Rotation,
  { orgId, startedAt, report }: { orgId: string; startedAt: Date; report: RotationReport },
): Promise<void> {
  const change = await changeDataKeys(rotation, orgId, startedAt).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not-found') return null;
    throw error;
  });
  if (!change) return;
  report.rewrapped += change.rewrapped;
  report.unreadable.push(...change.unreadable);
  if (change.unreadable.length > 0) return;
  for (const column of rotation.columns) {
    const place = { ...column, orgId };
    const { unreadable } = await resealColumn(rotation.app.pool, place, change, (count) => {
      report.resealed += count;
      rotation.onProgress(report);
    });
    report.unreadable.push(...unreadable);
  }
}

async function lock({ owner }: Rotation): Promise<void> {
  const { rows } = await owner.query<{ isOurs: boolean }>(
    'select pg_try_advisory_lock($1) as "isOurs"',
    [rotationLock],
  );
  if (!rows[0]?.isOurs) throw new RotationBusyError('The keys are being changed already.');
}

async function begin({ owner, rootKeyId }: Rotation) {
  const columns = 'id, started_at as "startedAt"';
  type Begun = { id: string; startedAt: Date };
  const open = await owner.query<Begun>(
    `select ${columns} from key_rotation where finished_at is null order by started_at limit 1`,
  );
  if (open.rows[0]) return { ...open.rows[0], wasResumed: true };
  const made = await owner.query<Begun>(
    `insert into key_rotation (id, root_key_id, started_at)
     values (gen_random_uuid(), $1, clock_timestamp()) returning ${columns}`,
    [rootKeyId],
  );
  if (!made.rows[0]) throw new Error('The change of keys was not written down.');
  return { ...made.rows[0], wasResumed: false };
}

/** Those with keys that are not done, such as were founded in the meantime. */
async function organizations({ accounts }: Rotation, done: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await accounts.query<{ id: string }>(
    'select distinct org_id as id from org_key order by 1',
  );
  return rows.map(({ id }) => id).filter((id) => !done.has(id));
}
