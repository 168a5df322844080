import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { checkHeaders } from '#server/outside/http-endpoint/request-headers.ts';
import { targetErrors } from './errors.ts';
import type { HttpConfig } from './schema.ts';

/** What a save does to the stored secret of an HTTP target. */
export type SecretChange = { kind: 'keep' } | { kind: 'clear' } | { kind: 'set'; value: string };

/**
 * A secret goes only where the person who entered it saw it go: with another scheme, host or port, or
 * without the header's name, it is forgotten unless it is entered again.
 * @param entered absent keeps the stored secret, null removes it
 */
export function secretChange(
  before: HttpConfig | null,
  after: HttpConfig,
  entered: string | null | undefined,
): SecretChange {
  if (entered === null) return { kind: 'clear' };
  if (entered === undefined) {
    const isSamePlace = before !== null && isSameOrigin(before.url, after.url);
    return { kind: isSamePlace && after.secretHeaderName !== '' ? 'keep' : 'clear' };
  }
  if (after.secretHeaderName === '') {
    throw targetErrors.secretHeaderName('Name the header that carries the secret.');
  }
  const problem = checkHeaders({ [after.secretHeaderName]: entered });
  if (problem !== null) throw targetErrors.secretHeaderValue(problem);
  return { kind: 'set', value: entered };
}

/** True when both addresses have the same scheme, host and port. */
export function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
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
  if (change.kind === 'clear') return { sealedHeader: null, headerLastFour: null };
  return {
    sealedHeader: await secrets.seal(scope, headerPlace(rowId), change.value),
    headerLastFour: change.value.length >= 16 ? change.value.slice(-4) : '',
  };
}
