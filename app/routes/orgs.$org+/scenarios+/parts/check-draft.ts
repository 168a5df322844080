import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Draft } from './draft.ts';

type Problem = readonly [place: string, message: string];

/**
 * What is wrong with the names in a draft's tables, by the place it belongs to: these are lists while they
 * are edited, where a name may be missing or stand twice.
 */
export function checkTables({ variables, data }: Draft): Problem[] {
  const written = variables.filter(({ name, value }) => name !== '' || value !== '');
  const rows = data?.rows ?? [];
  return [
    ...checkNames(written, 'Name the variable.', nameProblem),
    ...checkNames(data?.columns ?? [], 'Name the column.', nameProblem),
    ...checkNames(rows, 'Name the row.', () => null),
    ...(data && rows.length === 0 ? [['data', 'Add a row, or remove the table.'] as const] : []),
    ...(data && data.columns.length === 0
      ? [['data', 'Add a column, or remove the table.'] as const]
      : []),
  ];
}

function checkNames(
  named: readonly { key: string; name: string }[],
  missing: string,
  problemOf: (name: string) => string | null,
): Problem[] {
  const seen = new Set<string>();
  return named.flatMap(({ key, name }): Problem[] => {
    const plain = name.trim();
    const isTwice = seen.has(plain);
    seen.add(plain);
    const problem = plain === '' ? missing : isTwice ? 'This name stands twice.' : problemOf(plain);
    return problem === null ? [] : [[`${key}.name`, problem]];
  });
}

/** Why a variable can't be called so, or null. */
export function nameProblem(name: string): string | null {
  const parsed = ScenarioContent.shape.variables.safeParse({ [name]: '' });
  const [issue] = parsed.error?.issues ?? [];
  if (!issue) return null;
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}
