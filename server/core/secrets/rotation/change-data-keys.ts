import { randomBytes } from 'node:crypto';
import { jobActor } from '../../actor.ts';
import { audit } from '../../audit.ts';
import { openJobScope, type Scope } from '../../scope.ts';
import { sealingLock, wrapData } from '../data-keys.ts';
import { KeyServiceError } from '../root-keys.ts';
import type { Rotation, Unreadable } from './parts.ts';

export type DataKeyChange = {
  /** Every data key of the organization that opens, by version. */
  keys: Map<number, Buffer>;
  newest: number;
  rewrapped: number;
  unreadable: Unreadable[];
};

/**
 * Wraps the data keys of an organization with the root key of now, and sees to it that the newest of
 * them was made since `startedAt`. @throws org.notFound when it was deleted meanwhile
 */
export function changeDataKeys(
  rotation: Rotation,
  orgId: string,
  startedAt: Date,
): Promise<DataKeyChange> {
  const job = { orgId, actor: jobActor('keys:rotate') };
  return openJobScope(rotation.app, job, async (scope) => {
    // Those who seal just now finish first; whoever comes later finds the new version.
    await scope.db.$queryRaw`
      select pg_advisory_xact_lock(hashtextextended(${sealingLock(orgId)}, 0))::text`;
    const change = await rewrapAll(rotation, scope);
    const newest = await scope.db.orgKey.findFirst({ orderBy: { version: 'desc' } });
    if (!newest || newest.createdAt >= startedAt || change.unreadable.length > 0) return change;
    const version = newest.version + 1;
    const key = randomBytes(32);
    await scope.db.orgKey.createMany({
      data: { version, ...(await wrap(rotation, scope, version, key)) },
    });
    await audit(scope, 'orgKey.rotated', {
      resource: { kind: 'orgKey', name: `Version ${version}` },
      details: { version, rootKeyId: rotation.rootKeyId },
    });
    change.keys.set(version, key);
    return { ...change, newest: version };
  });
}

async function rewrapAll(rotation: Rotation, scope: Scope): Promise<DataKeyChange> {
  const { rootKeys, rootKeyId } = rotation;
  const orgId = scope.org.id;
  const change: DataKeyChange = { keys: new Map(), newest: 0, rewrapped: 0, unreadable: [] };
  for (const row of await scope.db.orgKey.findMany({ orderBy: { version: 'asc' } })) {
    const { version } = row;
    const data = wrapData(orgId, version);
    const key = await rootKeys.unwrap(row.rootKeyId, row.wrapped, data).catch(whenItIsAnother);
    change.newest = version;
    if (!key) {
      const place = { orgId, table: 'org_key', column: 'wrapped' };
      change.unreadable.push({ ...place, id: `version ${version}` });
      continue;
    }
    change.keys.set(version, key);
    if (row.rootKeyId === rootKeyId) continue;
    await scope.db.orgKey.update({
      where: { orgId_version: { orgId, version } },
      data: await wrap(rotation, scope, version, key),
    });
    change.rewrapped += 1;
  }
  return change;
}

/** A text that the key did not wrap is for the report; a service that is away ends the change. */
function whenItIsAnother(error: unknown): null {
  if (error instanceof KeyServiceError) throw error;
  return null;
}

async function wrap({ rootKeys }: Rotation, scope: Scope, version: number, key: Buffer) {
  const made = await rootKeys.wrap(key, wrapData(scope.org.id, version));
  if (!made) throw new Error('The root key has gone in the middle of the change.');
  return made;
}
