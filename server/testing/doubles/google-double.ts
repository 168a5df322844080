import { faultOf } from './faults.ts';
import { type Double, jsonBody, sendJson, startLoopbackServer } from './loopback-server.ts';

export type GoogleDoubleOptions = {
  port?: number;
  /** What the model says, given the request's JSON body. Must be deterministic. */
  reply?: (body: Record<string, unknown>) => string;
};

function chunk(text: string | null, finishReason?: string) {
  const content = { role: 'model', parts: text === null ? [] : [{ text }] };
  const candidate = finishReason ? { content, finishReason, index: 0 } : { content, index: 0 };
  const usageMetadata = { promptTokenCount: 11, candidatesTokenCount: 5, totalTokenCount: 16 };
  return { candidates: [candidate], usageMetadata };
}

function problem(code: number, status: string, message: string) {
  return { error: { code, status, message } };
}

/** Google's streamGenerateContent, below `<url>/v1beta`. Models named `fail-<fault>` misbehave. */
export function startGoogleDouble(options: GoogleDoubleOptions = {}): Promise<Double> {
  return startLoopbackServer((request, response) => {
    const model = /models\/([^:?]+)/.exec(request.path)?.[1] ?? '';
    const fault = faultOf(model);
    if (fault === 'unauthorized') {
      sendJson(response, 400, problem(400, 'INVALID_ARGUMENT', 'API key not valid.'));
      return;
    }
    if (fault === 'rate-limit') {
      sendJson(response, 429, problem(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.'));
      return;
    }
    const text = (options.reply ?? (() => 'Hello from the double.'))(jsonBody(request));
    const pieces = (text.match(/\s*\S+\s*|\s+/g) ?? []).map((piece) => chunk(piece));
    const chunks =
      fault === 'content-filter'
        ? [chunk(null, 'SAFETY')]
        : fault === 'empty'
          ? [chunk(null, 'STOP')]
          : fault === 'end-early'
            ? [chunk('Once upon')]
            : [...pieces, chunk(null, 'STOP')];
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`).join(''));
  }, options.port);
}
