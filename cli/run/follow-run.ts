import { setTimeout as wait } from 'node:timers/promises';
import type { Api, Run } from '../api/open-api.ts';
import { pauseMs } from '../api/patient-fetch.ts';
import { isPassing, refusalIn } from '../api/problem.ts';

/** States that a run does not leave. */
export function isOver({ status }: { status: string }): boolean {
  return ['COMPLETED', 'CANCELLED', 'FAILED'].includes(status);
}

/**
 * The states of a run until it is over. Where the live stream is cut it comes back and goes on where it
 * was; where none comes through, the run is asked for now and then instead.
 * @throws when the server stays away for longer than the patience of `api`, or refuses
 */
export async function* followRun(
  api: Pick<Api, 'rpc' | 'watch'>,
  runId: string,
  signal: AbortSignal,
): AsyncGenerator<Run> {
  let seen: string | null = null;
  let empty = 0;
  for (;;) {
    try {
      for await (const { id, run } of api.watch(runId, { seen, signal })) {
        empty = 0;
        seen = id ?? seen;
        yield run;
        if (isOver(run)) return;
      }
    } catch (error) {
      signal.throwIfAborted();
      const refusal = refusalIn(error);
      if (refusal && !isPassing(refusal)) throw error;
    }
    // An ordinary call says why a stream ends, and what the stream may have missed.
    const run = await api.rpc.runs.get.query({ id: runId }, { signal });
    yield run;
    if (isOver(run)) return;
    empty += 1;
    await wait(Math.min(5_000, pauseMs(empty, null)), undefined, { signal });
  }
}
