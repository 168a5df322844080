import type { TestOrg } from '../org.ts';

type Watch = ReturnType<TestOrg['as']>['runs']['watch'];
type Tracked = Awaited<ReturnType<Watch>> extends AsyncIterable<infer Event> ? Event : never;
/** What one event of the live stream holds; `id` is what a reconnecting client sends back. */
export type RunEvent = Pick<Tracked['data'], 'run' | 'items'> & { id: string };

/** Follows a run by its live stream, each event as the browser gets it. */
export async function* followRun(
  org: TestOrg,
  runId: string,
  lastEventId: string | null = null,
): AsyncGenerator<RunEvent> {
  const stream = await org.as('viewer').runs.watch({ runId, lastEventId });
  for await (const event of stream) {
    const [id, data] = untracked(event);
    yield { ...data, id };
  }
}

/** Guarantees the shape: inside the process an event is still the tuple that `tracked` makes. */
function untracked(event: Tracked): [id: string, data: Tracked['data']] {
  return event as unknown as [string, Tracked['data']];
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
