import type { TrackedData } from '@trpc/server';
import type { TestOrg } from '../org.ts';

type Tracked =
  Awaited<ReturnType<ReturnType<TestOrg['as']>['runs']['watch']>> extends AsyncIterable<infer Event>
    ? Event
    : never;
export type RunEvent = Tracked extends TrackedData<infer Data> ? Data & { id: string } : never;

/** Follows a run by its live stream, each event as the browser gets it. */
export async function* followRun(
  org: TestOrg,
  runId: string,
  lastEventId: string | null = null,
): AsyncGenerator<RunEvent> {
  const stream = await org.as('viewer').runs.watch({ runId, lastEventId });
  for await (const event of stream) yield untracked(event);
}

/** Guarantees the shape: inside the process a tracked event is still the tuple that tRPC makes of it. */
function untracked(event: Tracked): RunEvent {
  const [id, data] = event as unknown as [string, Omit<RunEvent, 'id'>];
  return { ...data, id };
}

/** The first event of a run that `isIt`; by default its last one, which says how it ended. */
export async function runEvent(
  org: TestOrg,
  runId: string,
  isIt?: (event: RunEvent) => boolean,
): Promise<RunEvent> {
  let last: RunEvent | null = null;
  for await (const event of followRun(org, runId)) {
    last = event;
    if (isIt?.(event)) return event;
  }
  if (!last || isIt) throw new Error('The stream of the run ended without the event.');
  return last;
}
