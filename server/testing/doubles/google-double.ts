import { faultOf } from './faults.ts';
import { googleDialect, googleFaults } from './google-faults.ts';
import { type Double, jsonBody, startLoopbackServer } from './loopback-server.ts';
import { playFault } from './wire-faults.ts';

export type GoogleDoubleOptions = {
  port?: number;
  /** What the model says, given the request's JSON body. Must be deterministic. */
  reply?: (body: Record<string, unknown>) => string;
  /** What it asks for when it limits its rate; 7 by default. */
  retryAfterSeconds?: number;
};

/** Google's streamGenerateContent, below `<url>/v1beta`. Models named `fail-<fault>` misbehave. */
export function startGoogleDouble(options: GoogleDoubleOptions = {}): Promise<Double> {
  const { reply = () => 'Hello from the double.', retryAfterSeconds = 7 } = options;
  return startLoopbackServer((request, response) => {
    const model = /models\/([^:?]+)/.exec(request.path)?.[1] ?? '';
    const fault = faultOf(model);
    if (fault !== null) {
      playFault(googleFaults, fault, { model, request, response, retryAfterSeconds });
      return;
    }
    const { piece, end, usualEnd } = googleDialect;
    const words = reply(jsonBody(request)).match(/\s*\S+\s*|\s+/g) ?? [];
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const word of words) response.write(piece(model, word));
    response.end(end(model, usualEnd));
  }, options.port);
}
