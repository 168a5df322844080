import path from 'node:path';
import type pg from 'pg';
import { openEmbedded } from './open-embedded.ts';
import { openExternal } from './open-external.ts';
import type { DatabaseRole } from './roles.ts';

export type { DatabaseRole };

export type Database = {
  /** How to connect as a role: separate fields, never a connection string. */
  config(role: DatabaseRole): pg.PoolConfig;
  /** Whether Assay runs this Postgres itself. */
  embedded: boolean;
  /** Whether this call made the data folder's database. */
  isNew: boolean;
  /** Ends this process's use of the database. End the pools first. */
  stop(): Promise<void>;
};

/**
 * Opens the database at `databaseUrl`, or with null the one Assay runs itself below `dataDir`, and sees
 * to it that the four roles exist. Tables are `migrate`'s business.
 * @param o.preferredPort loopback port of the embedded Postgres; the next free one when it is taken
 * @param o.durable false gives up crash safety for speed, for throw-away databases alone
 * @throws StartError with one sentence that says what to do
 */
export async function openDatabase(o: {
  databaseUrl: string | null;
  dataDir: string;
  preferredPort?: number;
  durable?: boolean;
}): Promise<Database> {
  if (o.databaseUrl !== null) return await openExternal(o.databaseUrl);
  const { preferredPort = 5460, durable = true } = o;
  return await openEmbedded({ dataDir: path.resolve(o.dataDir), preferredPort, durable });
}
