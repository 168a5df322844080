import type { z } from 'zod';
import { readKeyStates } from '#server/areas/keys/index.ts';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { targetErrors } from './errors.ts';
import { readTargetConfig } from './read-target-config.ts';
import type { ListTargets } from './schema.ts';
import { targetProblem } from './target-problem.ts';

const shown = {
  id: true,
  name: true,
  description: true,
  kind: true,
  config: true,
  concurrency: true,
  isJudge: true,
  judgeVotes: true,
  promptLabel: true,
  promptVersion: true,
  version: true,
  headerLastFour: true,
  headerFingerprint: true,
  headerSetById: true,
  headerSetAt: true,
  headerLastUsedAt: true,
  createdAt: true,
  updatedAt: true,
  prompt: {
    select: {
      id: true,
      name: true,
      version: true,
      status: true,
      labels: { select: { name: true, version: true } },
    },
  },
  suites: { select: { suite: { select: { id: true, name: true } } } },
} as const;

type Surroundings = {
  keys: Awaited<ReturnType<typeof readKeyStates>>;
  areSealed: boolean;
  names: ReadonlyMap<string, string>;
};
type Pinned = {
  prompt: { version: number; labels: { name: string; version: number }[] } | null;
  promptLabel: string | null;
  promptVersion: number | null;
};
type Row = Pinned & {
  kind: string;
  config: unknown;
  headerLastFour: string | null;
  headerSetById: string | null;
  suites: { suite: { id: string; name: string } }[];
};

/** A row as people see it: what it lacks, and of the secret header what may be known. */
function present<T extends Row>(
  { kind, config, suites, headerSetById, ...row }: T,
  { keys, areSealed, names }: Surroundings,
) {
  const target = readTargetConfig({ kind, config });
  const hasSecretHeader = row.headerLastFour !== null;
  const played = playedVersion(row);
  const problem =
    row.prompt !== null && played === null
      ? `Its prompt has no label ${row.promptLabel}. Set it there, or choose another version here.`
      : targetProblem(target, { keys, secretHeader: hasSecretHeader, areSealed });
  return {
    ...row,
    /** The version of its prompt that is played now; null for none. */
    playedVersion: played,
    ...target,
    suites: suites.map(({ suite }) => suite),
    headerSetBy: names.get(headerSetById ?? '') ?? null,
    hasSecretHeader,
    problem,
  };
}

function playedVersion({ prompt, promptLabel, promptVersion }: Pinned): number | null {
  if (prompt === null) return null;
  if (promptLabel === null) return promptVersion ?? prompt.version;
  return prompt.labels.find(({ name }) => name === promptLabel)?.version ?? null;
}

async function lookAround(
  scope: Scope,
  { secrets }: Pick<Services, 'secrets'>,
  rows: readonly Row[],
): Promise<Surroundings> {
  const setBy = rows.map(({ headerSetById }) => headerSetById);
  return {
    keys: await readKeyStates(scope),
    areSealed: await secrets.areSealed(scope),
    names: await namesOf(scope, setBy),
  };
}

/** A page of targets, last saved first, each with what keeps it from answering. */
export async function listTargets(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  input: z.output<typeof ListTargets>,
) {
  const rows = await scope.db.target.findMany({
    where: {
      AND: [
        afterCursor(input.cursor),
        input.search ? { name: { contains: input.search, mode: 'insensitive' } } : {},
        input.kind ? { kind: input.kind } : {},
      ],
    },
    orderBy: newestFirst,
    take: input.limit + 1,
    select: shown,
  });
  const around = await lookAround(scope, services, rows);
  const { items, nextCursor } = toPage(rows, input.limit);
  return { items: items.map((row) => present(row, around)), nextCursor };
}

/** A target with its settings, without its secret, and the latest run that used the secret. */
export async function getTarget(scope: Scope, services: Pick<Services, 'secrets'>, id: string) {
  const row = await scope.db.target.findFirst({ where: { id }, select: shown });
  if (!row) throw targetErrors.notFound();
  const headerLastRun = row.headerSetAt ? await lastRun(scope, id, row.headerSetAt) : null;
  return { ...present(row, await lookAround(scope, services, [row])), headerLastRun };
}

async function lastRun(scope: Scope, targetId: string, since: Date) {
  const [run] = await scope.db.$queryRaw<{ id: string; number: number }[]>`
    select r.id, r.number
    from secret_use u join run r on r.org_id = u.org_id and r.id = u.purpose_id
    where u.org_id = ${scope.org.id}::uuid and u.secret_id = ${targetId}::uuid
      and u.purpose = 'run' and u.used_at >= ${since}
    order by u.used_at desc limit 1`;
  return run ?? null;
}
