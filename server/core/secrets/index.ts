import type { Scope } from '../scope.ts';
import { decrypt, encrypt, keyVersionOf, placeData, type SecretPlace } from './cipher.ts';
import { createDataKeys } from './data-keys.ts';
import { secretErrors } from './errors.ts';
import { fingerprintOf } from './fingerprint.ts';
import { noteUse, type SecretUse } from './note-use.ts';
import type { RootKeys } from './root-keys.ts';
import type { Scrubber } from './scrubber.ts';

export type { SecretPurpose } from './note-use.ts';

type Place = Omit<SecretPlace, 'orgId'>;

/** A sealed secret with all that may ever be shown of it. */
export type SealedSecret = {
  sealed: string;
  /** Enough to recognise a long secret; empty for a short one, of which it would tell too much. */
  lastFour: string;
  /** The same for the same secret within an organization. */
  fingerprint: string;
};

/** The only place where secrets are sealed and opened: data keys of each organization under a root key. */
export type Secrets = {
  /** Seals `plaintext` for exactly this row and column. @throws secrets.sealed */
  seal(scope: Scope, place: Place, plaintext: string): Promise<SealedSecret>;
  /**
   * Opens what was sealed for this row and column, and writes down what for.
   * @throws secrets.sealed, secrets.unreadable
   */
  open(scope: Scope, place: Place, sealed: string, use: SecretUse): Promise<string>;
  /** Whether the organization's secrets can't be opened just now, for want of the root key. */
  areSealed(scope: Scope): Promise<boolean>;
  /** What keeps this process from opening secrets, as a sentence for whoever runs it; null for nothing. */
  problem(): Promise<string | null>;
  /** Takes the organization's secrets out of a text that is kept or shown. */
  clean(orgId: string, text: string): string;
  /** How many characters at the end of a text that goes on may be the beginning of such a secret. */
  unfinished(orgId: string, text: string): number;
};

export type SecretsParts = {
  rootKeys: RootKeys;
  /** The ids of the root keys that data keys of any organization are wrapped with. */
  usedRootKeys(): Promise<string[]>;
  scrubber: Scrubber;
};

export function createSecrets({ rootKeys, usedRootKeys, scrubber }: SecretsParts): Secrets {
  async function unknownKeys() {
    const used = await usedRootKeys();
    const known = await Promise.all(used.map((id) => rootKeys.knows(id)));
    return { used, unknown: used.filter((_, index) => !known[index]) };
  }
  // What a wrong key wraps would be lost as soon as the right one is back.
  async function mayWrap(): Promise<boolean> {
    const { used, unknown } = await unknownKeys();
    return used.length === 0 || unknown.length < used.length;
  }
  const dataKeys = createDataKeys(rootKeys, mayWrap);

  return {
    async seal(scope, place, plaintext) {
      scrubber.remember(scope.org.id, plaintext);
      const { version, key } = await dataKeys.newest(scope);
      const data = placeData({ orgId: scope.org.id, ...place }, version);
      return {
        sealed: encrypt(key, version, Buffer.from(plaintext), data),
        lastFour: plaintext.length >= 16 ? plaintext.slice(-4) : '',
        fingerprint: fingerprintOf(await dataKeys.ofVersion(scope, 1), plaintext),
      };
    },
    async open(scope, place, sealed, use) {
      const version = versionOf(sealed);
      const key = await dataKeys.ofVersion(scope, version);
      const data = placeData({ orgId: scope.org.id, ...place }, version);
      const plaintext = openText(key, sealed, data);
      scrubber.remember(scope.org.id, plaintext);
      await noteUse(scope, place.rowId, use);
      return plaintext;
    },
    async areSealed(scope) {
      const newest = await scope.db.orgKey.findFirst({
        orderBy: { version: 'desc' },
        select: { rootKeyId: true, wrapped: true },
      });
      return newest !== null && !(await rootKeys.knows(newest.rootKeyId, newest.wrapped));
    },
    async problem() {
      const { used, unknown } = await unknownKeys();
      const trouble = await rootKeys.trouble();
      if (unknown.length > 0) {
        const which = unknown.length < used.length ? 'Some stored secrets' : 'Stored secrets';
        const why = trouble ?? `the root key ${unknown.join(', ')} is missing. Put its file back.`;
        return `${which} are sealed: ${why} Everything else works.`;
      }
      if ((await rootKeys.currentId()) !== null) return null;
      const why = trouble ?? 'there is no root key. Put its file in place.';
      return `Secrets can’t be stored: ${why} Everything else works.`;
    },
    clean: (orgId, text) => scrubber.cleanFor(orgId, text),
    unfinished: (orgId, text) => scrubber.unfinishedFor(orgId, text),
  };
}

function versionOf(sealed: string): number {
  try {
    return keyVersionOf(sealed);
  } catch {
    throw secretErrors.unreadable();
  }
}

function openText(key: Buffer, sealed: string, data: Buffer): string {
  try {
    return decrypt(key, sealed, data).toString();
  } catch {
    throw secretErrors.unreadable();
  }
}
