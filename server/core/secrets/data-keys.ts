import { randomBytes } from 'node:crypto';
import type { Scope } from '../scope.ts';
import { placeData } from './cipher.ts';
import { secretErrors } from './errors.ts';
import { KeyServiceError, type RootKeys } from './root-keys.ts';

/** What a wrapped data key is authenticated with: whose it is, and its version counted from 0. */
export function wrapData(orgId: string, version: number): Buffer {
  return placeData({ orgId, table: 'org_key', rowId: orgId, column: 'wrapped' }, version - 1);
}

/** Whoever seals holds this lock shared until the end; whoever makes a new version waits for them. */
export function sealingLock(orgId: string): string {
  return `secrets.seal:${orgId}`;
}

export type DataKeys = {
  /** The key that seals now; made when the organization has none. @throws secrets.sealed */
  newest(scope: Scope): Promise<{ version: number; key: Buffer }>;
  /** @throws secrets.sealed */
  ofVersion(scope: Scope, version: number): Promise<Buffer>;
};

/** @param mayWrap whether new data keys may be wrapped with the root key at hand */
export function createDataKeys(rootKeys: RootKeys, mayWrap: () => Promise<boolean>): DataKeys {
  async function ofVersion(scope: Scope, version: number): Promise<Buffer> {
    const { id: orgId } = scope.org;
    const row = await scope.db.orgKey.findUnique({ where: { orgId_version: { orgId, version } } });
    if (!row) throw secretErrors.unreadable();
    const key = await rootKeys
      .unwrap(row.rootKeyId, row.wrapped, wrapData(orgId, version))
      .catch((error: unknown) => {
        throw error instanceof KeyServiceError ? secretErrors.sealed() : secretErrors.unreadable();
      });
    if (!key) throw secretErrors.sealed();
    return key;
  }
  async function wrapNew(orgId: string) {
    try {
      return await rootKeys.wrap(randomBytes(32), wrapData(orgId, 1));
    } catch (error) {
      if (error instanceof KeyServiceError) return null;
      throw error;
    }
  }
  async function makeFirst(scope: Scope): Promise<void> {
    const made = (await mayWrap()) ? await wrapNew(scope.org.id) : null;
    if (!made) throw secretErrors.sealed();
    await scope.db.orgKey.createMany({ data: [{ version: 1, ...made }], skipDuplicates: true });
  }
  return {
    ofVersion,
    async newest(scope) {
      await scope.db.$queryRaw`
        select pg_advisory_xact_lock_shared(
          hashtextextended(${sealingLock(scope.org.id)}, 0))::text`;
      const find = () =>
        scope.db.orgKey.findFirst({ orderBy: { version: 'desc' }, select: { version: true } });
      let row = await find();
      if (!row) {
        await makeFirst(scope);
        row = await find();
      }
      const version = row?.version ?? 1;
      return { version, key: await ofVersion(scope, version) };
    },
  };
}
