import { audit } from '../audit.ts';
import type { Scope } from '../scope.ts';

/** What a secret is opened for. What has an id opens it many times, and is told of once. */
export type SecretPurpose = { kind: 'test' } | { kind: 'run'; id: string; name: string };

/** Whose secret is opened, as people know it, and what for. */
export type SecretUse = {
  resource: { kind: string; id: string; name: string };
  purpose: SecretPurpose;
};

/** Writes `secret.used` to the log, once for each run however many conversations it has. */
export async function noteUse(scope: Scope, secretId: string, use: SecretUse): Promise<void> {
  const { purpose, resource } = use;
  if (purpose.kind !== 'test') {
    const { count } = await scope.db.secretUse.createMany({
      data: [{ secretId, purpose: purpose.kind, purposeId: purpose.id }],
      skipDuplicates: true,
    });
    if (count === 0) return;
  }
  const named = purpose.kind === 'test' ? {} : { id: purpose.id, name: purpose.name };
  await audit(scope, 'secret.used', { resource, details: { purpose: purpose.kind, ...named } });
}
