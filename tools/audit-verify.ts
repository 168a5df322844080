// npm run audit:verify [-- <organization>]: checks that the audit logs, of one organization by its
// slug or of all, are what was written, also against the heads noted in DATA_DIR. Writes nothing.
import { headsFile, type LogCheck, readAnchors, verifyLog } from '#server/areas/audit/index.ts';
import { jobActor } from '#server/core/actor.ts';
import { createDatabaseClient } from '#server/core/db/prisma.ts';
import { openJobScope } from '#server/core/scope.ts';
import { EnvError, readEnv } from '#server/env.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { withDatabase } from './db/with-database.ts';

const inWords: Record<LogCheck['faults'][number]['kind'], string> = {
  edited: 'the event was changed',
  deleted: 'the event was deleted before its time',
  inserted: 'the event was put in past the chain',
  broken: 'the link does not follow from the one before it',
  missing: 'the link is missing',
  cut: 'the chain does not end where its head is',
  anchor: 'the link is not the one that was noted outside the database',
};

type Org = { id: string; slug: string };

async function findOrgs(db: Database, slug: string | undefined): Promise<Org[]> {
  const orgs = await withClient(db.config('auth'), async (client) => {
    const sql =
      'select id, slug from organization where $1::text is null or slug = $1 order by slug';
    return (await client.query<Org>(sql, [slug ?? null])).rows;
  });
  if (slug !== undefined && orgs.length === 0) {
    throw new StartError(`There is no organization ${slug}.`);
  }
  return orgs;
}

function report({ slug }: Org, check: LogCheck): void {
  const { events, expired, anchors, head, isWhole } = check;
  const kept = `${events} events, ${expired} expired, ${anchors} noted heads, at ${head.seq}`;
  console.log(`${isWhole ? '✓' : '✗'} ${slug}: ${kept}`);
  for (const { seq, kind, eventId } of check.faults) {
    const where = seq === null ? 'outside the chain' : `link ${seq}`;
    console.log(`    ${where}: ${inWords[kind]}${eventId ? ` (event ${eventId})` : ''}`);
  }
}

async function main(args: string[]): Promise<void> {
  if (args.length > 1) throw new StartError('Usage: npm run audit:verify [-- <organization>]');
  const noted = await readAnchors(headsFile(readEnv().dataDir));
  await withDatabase(async (db) => {
    const app = createDatabaseClient({ ...db.config('app'), max: 1 });
    try {
      let broken = 0;
      for (const org of await findOrgs(db, args[0])) {
        const job = { orgId: org.id, actor: jobActor('audit:verify') };
        const check = await verifyLog(
          (work) => openJobScope(app, job, work),
          noted.get(org.id) ?? [],
        );
        report(org, check);
        if (!check.isWhole) broken += 1;
      }
      if (broken > 0) process.exitCode = 1;
    } finally {
      await app.close();
    }
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isForPeople = error instanceof StartError || error instanceof EnvError;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}
