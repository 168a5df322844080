import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  type ColumnType,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { withClient } from './with-client.ts';

export type MigrationAdapter = SqlMigrationAwareDriverAdapterFactory & {
  /** Ends the connections the engine left open: it never ends the one to the main database. */
  close(): Promise<void>;
};

/**
 * A driver adapter the schema engine can work with. Prisma's own opens the main database in place of
 * the shadow one, can't drop the shadow one, splits scripts inside `$$` bodies, and refuses the catalog
 * type "char". `config` must use separate fields.
 */
export function migrationAdapter(config: pg.PoolConfig): MigrationAdapter {
  const pools = new Set<pg.Pool>();
  const open = async (target: pg.PoolConfig, afterwards?: () => Promise<unknown>) => {
    const pool = new pg.Pool({ ...target, max: 2 });
    pools.add(pool);
    return await adapt(pool, async () => {
      if (pools.delete(pool)) await pool.end();
      await afterwards?.();
    });
  };
  return {
    close: async () => {
      await Promise.all([...pools].map((pool) => pool.end()));
      pools.clear();
    },
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(config),
    connectToShadowDb: async () => {
      const shadow = `assay_shadow_${randomUUID().replaceAll('-', '')}`;
      await withClient(config, (client) =>
        client.query(`create database ${shadow} template template0`),
      );
      return await open({ ...config, database: shadow }, () =>
        withClient(config, (client) => client.query(`drop database ${shadow} with (force)`)),
      );
    },
  };
}

async function adapt(pool: pg.Pool, dispose: () => Promise<void>): Promise<SqlDriverAdapter> {
  pool.on('error', () => undefined);
  const charColumns = watchCharColumns(pool);
  const inner = await new PrismaPg(pool).connect();
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: async (query) => {
      const result = await inner.queryRaw(query);
      const chars = charColumns.get(result.rows);
      const typeOf = (type: ColumnType, index: number) =>
        chars?.has(index) ? ColumnTypeEnum.Character : type;
      return { ...result, columnTypes: result.columnTypes.map(typeOf) };
    },
    executeRaw: (query) => inner.executeRaw(query),
    // No arguments: it travels as one simple query, whole, in one implicit transaction.
    executeScript: async (sql) => void (await inner.executeRaw({ sql, args: [], argTypes: [] })),
    startTransaction: (isolation) => inner.startTransaction(isolation),
    getConnectionInfo: () => inner.getConnectionInfo(),
    dispose,
  };
}

const charType = 18;
const textType = 25;

/** Which columns of which rows are "char"; they are passed on as text, which Prisma's adapter knows. */
function watchCharColumns(pool: pg.Pool): WeakMap<object, Set<number>> {
  const seen = new WeakMap<object, Set<number>>();
  replaceQuery(pool, (result) => {
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== charType) continue;
      field.dataTypeID = textType;
      seen.set(result.rows, (seen.get(result.rows) ?? new Set()).add(index));
    }
  });
  return seen;
}

/** Guarantees only what `PrismaPg` needs of a pool's `query`: a promise, for a query given as an object. */
function replaceQuery(pool: pg.Pool, look: (result: pg.QueryArrayResult) => void): void {
  const query = pool.query.bind(pool) as (q: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  const watched = async (q: pg.QueryArrayConfig) => {
    const result = await query(q);
    if ('fields' in result) look(result);
    return result;
  };
  pool.query = watched as typeof pool.query;
}
