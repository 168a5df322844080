import type { Transaction } from './db/prisma.ts';

/** The time by the database, which all waiting and expiry go by: processes' clocks may differ. */
export async function databaseNow(db: Transaction): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (!row) throw new Error('The database did not tell the time.');
  return row.now;
}
