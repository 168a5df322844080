import { readStart } from '../net/body-start.ts';
import type { Outbound } from '../net/outbound.ts';
import { type ModelCall, notAStream } from './model-failure.ts';

/**
 * A fetch that refuses an answer which is no event stream, quoting its start. The SDK would read a
 * web page or a plain JSON document as a stream without events. Of a refusal the start is handed on: the
 * SDK would wait for its end.
 */
export function streamingFetch(fetchAnswer: Outbound['fetch'], call: ModelCall): Outbound['fetch'] {
  return async (input, init) => {
    const answer = await fetchAnswer(input, init);
    if (!answer.ok) return await startOf(answer);
    const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    if (!/^(text\/html|text\/plain|application\/json)$/i.test(type)) return answer;
    throw notAStream(type, await readStart(answer.body), call);
  };
}

async function startOf({ status, statusText, headers, body }: Response): Promise<Response> {
  const kept = [...headers].filter(([name]) => !/^content-(length|encoding)$/.test(name));
  return new Response(await readStart(body), { status, statusText, headers: kept });
}
