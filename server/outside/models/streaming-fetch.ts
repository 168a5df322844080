import { readStart } from '../net/body-start.ts';
import type { Outbound } from '../net/outbound.ts';
import { failureOfAnswer, type ModelCall, notAStream } from './model-failure.ts';

/**
 * A fetch that rejects, in words, for whatever is no event stream: a refusal, whose end the SDK would
 * wait for, and a web page or a plain JSON document, which it would read as a stream without events.
 */
export function streamingFetch(fetchAnswer: Outbound['fetch'], call: ModelCall): Outbound['fetch'] {
  return async (input, init) => {
    const answer = await fetchAnswer(input, init);
    const { status, headers, body } = answer;
    if (!answer.ok) throw failureOfAnswer({ status, headers, body: await readStart(body) }, call);
    const type = (headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    if (!/^(text\/html|text\/plain|application\/json)$/i.test(type)) return answer;
    throw notAStream(type, await readStart(body), call);
  };
}
