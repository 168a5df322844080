import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '#server/generated/prisma/client.ts';
import { idleLimit } from './idle-limit.ts';

/** The client inside one transaction; the only kind a verb or a read ever sees. */
export type Transaction = Prisma.TransactionClient;

export type DatabaseClient = {
  prisma: PrismaClient;
  pool: pg.Pool;
  close(): Promise<void>;
};

const statementNames = new Map<string, string>();

/** Names a statement so that Postgres plans it once per connection; capped, the rest stay unnamed. */
function statementName(query: { sql: string }): string | undefined {
  const known = statementNames.get(query.sql);
  if (known !== undefined || statementNames.size >= 500) return known;
  const name = `p${statementNames.size}`;
  statementNames.set(query.sql, name);
  return name;
}

/** Opens a pool and a Prisma client on it. */
export function createDatabaseClient(config: pg.PoolConfig): DatabaseClient {
  const pool = new pg.Pool({ ...idleLimit, ...config });
  // Prisma removes its own listener on disconnect; an idle connection's error would then end the process.
  pool.on('error', () => undefined);
  const adapter = new PrismaPg(pool, {
    // Prisma types the result as a string, but takes undefined for "not prepared".
    statementNameGenerator: statementName as (query: { sql: string }) => string,
  });
  const prisma = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

export { Prisma };
