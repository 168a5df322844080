import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { checkHeaders } from '#server/outside/http-endpoint/request-headers.ts';
import { targetErrors } from './errors.ts';
import type { HttpConfig } from './schema.ts';

/** What a save does to the stored secret of an HTTP target. */
export type SecretChange = { kind: 'keep' } | { kind: 'clear' } | { kind: 'set'; value: string };

/**
 * A secret goes only where the person who entered it saw it go: with another scheme, host, port or
 * name of the header it is forgotten unless it is entered again.
 * @param entered absent keeps the stored secret, null removes it
 */
export function secretChange(
  before: HttpConfig | null,
  after: HttpConfig,
  entered: string | null | undefined,
): SecretChange {
  if (entered === null) return { kind: 'clear' };
  if (entered === undefined) {
    const isKept = before !== null && after.secretHeaderName !== '' && isSamePlace(before, after);
    return { kind: isKept ? 'keep' : 'clear' };
  }
  if (after.secretHeaderName === '') {
    throw targetErrors.secretHeaderName('Name the header that carries the secret.');
  }
  const problem = checkHeaders({ [after.secretHeaderName]: entered });
  if (problem !== null) throw targetErrors.secretHeaderValue(problem);
  return { kind: 'set', value: entered };
}

type Place = Pick<HttpConfig, 'url' | 'secretHeaderName'>;

/** True when both send the secret in the same header to the same scheme, host and port. */
export function isSamePlace(one: Place, other: Place): boolean {
  const isSameName = one.secretHeaderName.toLowerCase() === other.secretHeaderName.toLowerCase();
  return isSameName && new URL(one.url).origin === new URL(other.url).origin;
}

/** Where the sealed header of target `rowId` lives. */
export function headerPlace(rowId: string) {
  return { table: 'target', rowId, column: 'sealed_header' };
}

/** The columns that carry out a change. */
export async function secretColumns(
  scope: Scope,
  { secrets }: Pick<Services, 'secrets'>,
  rowId: string,
  change: SecretChange,
) {
  if (change.kind === 'keep') return {};
  if (change.kind === 'clear') return noSecret;
  const secret = await secrets.seal(scope, headerPlace(rowId), change.value);
  return {
    ...noSecret,
    sealedHeader: secret.sealed,
    headerLastFour: secret.lastFour,
    headerFingerprint: secret.fingerprint,
    headerSetById: scope.personId,
    headerSetAt: new Date(),
  };
}

const noSecret = {
  sealedHeader: null,
  headerLastFour: null,
  headerFingerprint: null,
  headerSetById: null,
  headerSetAt: null,
  headerLastUsedAt: null,
};
