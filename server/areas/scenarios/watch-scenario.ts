import { isDeepStrictEqual } from 'node:util';
import type { EventHub } from '#server/core/events.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { nameOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { scenarioErrors } from './errors.ts';

/** The newest save of a scenario, as far as an editor of an older one has to know. */
export type ScenarioNews = {
  version: number;
  name: string;
  description: string;
  tags: string[];
  /** Who saved the version; null for somebody who left. */
  savedBy: string | null;
  /** True when it was whoever watches, in another tab or on another device. */
  isOwn: boolean;
  savedAt: Date;
};

/**
 * The newest save of a scenario at once, then each time there is another. Each is read in a unit of work
 * of its own, so whoever loses access stops hearing.
 */
export async function* watchScenario(
  open: OpenUnit,
  events: EventHub,
  o: { orgId: string; scenarioId: string; signal: AbortSignal },
): AsyncGenerator<ScenarioNews> {
  const ended = new AbortController();
  const heard = events.subscribe(o.orgId, AbortSignal.any([o.signal, ended.signal]));
  // Listens from before the first read, so that nothing falls between a read and the next.
  let next = heard.next();
  let last: ScenarioNews | null = null;
  try {
    while (!o.signal.aborted) {
      const news = await open((scope) => readNews(scope, o.scenarioId));
      if (!isDeepStrictEqual(news, last)) yield news;
      last = news;
      for (let isNews = false; !isNews; ) {
        const { done, value } = await next;
        if (done) return;
        next = heard.next();
        // Null: events may have been missed while the connection was lost.
        isNews = value === null || (value.kind === 'scenario.saved' && value.id === o.scenarioId);
      }
    }
  } finally {
    ended.abort();
    await next;
  }
}

async function readNews(scope: Scope, id: string): Promise<ScenarioNews> {
  const scenario = await scope.db.scenario.findFirst({
    where: { id },
    select: {
      name: true,
      description: true,
      tags: true,
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, createdById: true, createdAt: true },
      },
    },
  });
  const newest = scenario?.versions[0];
  if (!scenario || !newest) throw scenarioErrors.notFound();
  const { name, description, tags } = scenario;
  return {
    version: newest.version,
    name,
    description,
    tags,
    savedBy: await nameOf(scope, newest.createdById),
    isOwn: newest.createdById !== null && newest.createdById === scope.personId,
    savedAt: newest.createdAt,
  };
}
