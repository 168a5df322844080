import { randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Scope } from '../scope.ts';
import { decrypt, encrypt, keyVersionOf, placeData, type SecretPlace } from './cipher.ts';
import type { RootKey } from './root-key.ts';

type Place = Omit<SecretPlace, 'orgId'>;

/** The only place where secrets are sealed and opened: a data key per organization under one root key. */
export type Secrets = {
  /** Seals `plaintext` for exactly this row and column. */
  seal(scope: Scope, place: Place, plaintext: string): Promise<string>;
  /** Opens what was sealed for this row and column. */
  open(scope: Scope, place: Place, sealed: string): Promise<string>;
};

export function createSecrets(rootKey: RootKey): Secrets {
  const wrapPlace = (orgId: string) => ({
    orgId,
    table: 'org_key',
    rowId: orgId,
    column: 'wrapped',
  });

  async function unwrap(scope: Scope, version: number): Promise<Buffer> {
    const row = await scope.db.orgKey.findUnique({
      where: { orgId_version: { orgId: scope.org.id, version } },
    });
    if (row?.rootKeyId !== rootKey.id) {
      throw new AppError(
        'unavailable',
        'secrets.sealed',
        'Stored secrets can’t be opened: the root key in use is not the one they were sealed with.',
      );
    }
    return decrypt(rootKey.bytes, row.wrapped, placeData(wrapPlace(scope.org.id), 0));
  }

  async function currentKey(scope: Scope): Promise<{ version: number; key: Buffer }> {
    const newest = await scope.db.orgKey.findFirst({ orderBy: { version: 'desc' } });
    if (newest) return { version: newest.version, key: await unwrap(scope, newest.version) };
    const key = randomBytes(32);
    const wrapped = encrypt(rootKey.bytes, 0, key, placeData(wrapPlace(scope.org.id), 0));
    await scope.db.orgKey.createMany({
      data: [{ version: 1, rootKeyId: rootKey.id, wrapped }],
      skipDuplicates: true,
    });
    return { version: 1, key: await unwrap(scope, 1) };
  }

  return {
    async seal(scope, place, plaintext) {
      const { version, key } = await currentKey(scope);
      const data = placeData({ orgId: scope.org.id, ...place }, version);
      return encrypt(key, version, Buffer.from(plaintext), data);
    },
    async open(scope, place, sealed) {
      const version = keyVersionOf(sealed);
      const key = await unwrap(scope, version);
      return decrypt(key, sealed, placeData({ orgId: scope.org.id, ...place }, version)).toString();
    },
  };
}
