import type { Scope } from '#server/core/scope.ts';

/** The environments in their order, each with the variables that have a value in it, and its suites. */
export async function listEnvironments(scope: Scope) {
  const environments = await scope.db.environment.findMany({
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      _count: { select: { overrides: true } },
      suites: { orderBy: { name: 'asc' }, select: { id: true, name: true } },
    },
  });
  return environments.map(({ _count, ...environment }) => ({
    ...environment,
    overrideCount: _count.overrides,
  }));
}
