import type { PrismaClient } from '#server/generated/prisma/client.ts';

type Args = Readonly<Record<string, unknown>>;

function withoutUndefined(record: Args): Args {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function isRecord(value: unknown): value is Args {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Better Auth's adapter writes `select: undefined` and undefined fields, which our strict client
 * refuses. They mean "absent" there; in a `where` undefined stays refused, for it would match all rows.
 */
export function authDatabase(prisma: PrismaClient) {
  return prisma.$extends({
    query: {
      $allOperations({ args, query }) {
        const { data, ...rest } = withoutUndefined(isRecord(args) ? args : {});
        return query(isRecord(data) ? { ...rest, data: withoutUndefined(data) } : args && rest);
      },
    },
  });
}
