import { anthropicDialect, anthropicFaults } from './anthropic-faults.ts';
import { faultOf } from './faults.ts';
import { type Double, jsonBody, startLoopbackServer } from './loopback-server.ts';
import { playFault } from './wire-faults.ts';

export type AnthropicDoubleOptions = {
  port?: number;
  /** What the model says, given the request's JSON body. Must be deterministic. */
  reply?: (body: Record<string, unknown>) => string;
  /** What it asks for when it limits its rate; 7 by default. */
  retryAfterSeconds?: number;
};

/** Anthropic's messages API, streaming only, below `<url>/v1`. Models named `fail-<fault>` misbehave. */
export function startAnthropicDouble(options: AnthropicDoubleOptions = {}): Promise<Double> {
  const { reply = () => 'Hello from the double.', retryAfterSeconds = 7 } = options;
  return startLoopbackServer((request, response) => {
    const body = jsonBody(request);
    const model = String(body.model);
    const fault = faultOf(model);
    if (fault !== null) {
      playFault(anthropicFaults, fault, { model, request, response, retryAfterSeconds });
      return;
    }
    const { open, piece, end, usualEnd } = anthropicDialect;
    const words = reply(body).match(/\s*\S+\s*|\s+/g) ?? [];
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(open(model));
    for (const word of words) response.write(piece(model, word));
    response.end(end(model, usualEnd));
  }, options.port);
}
