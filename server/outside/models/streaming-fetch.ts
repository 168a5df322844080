import type { Outbound } from '../net/outbound.ts';
import { type ModelCall, notAStream } from './model-failure.ts';

/**
 * A fetch that refuses an answer which is no event stream, quoting its start. The SDK would read a
 * web page or a plain JSON document as a stream without events.
 */
export function streamingFetch(fetchAnswer: Outbound['fetch'], call: ModelCall): Outbound['fetch'] {
  return async (input, init) => {
    const answer = await fetchAnswer(input, init);
    const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    if (!answer.ok || !/^(text\/html|text\/plain|application\/json)$/i.test(type)) return answer;
    throw notAStream(type, await answer.text(), call);
  };
}
