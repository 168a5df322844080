import type { Fault } from '#server/testing/doubles/faults.ts';

/** What a conversation comes to with a model that has a fault. */
export type FaultRow = {
  fault: Fault;
  reason: string;
  /** What people read; `MODEL` stands for the name of who was asked, `SAID` for the provider's words. */
  message: string;
  /** How often it was asked in all; each time but the last is kept as a failed attempt. */
  calls: number;
  /** How long the first pause was, in milliseconds; absent: never, or as backoff says. */
  pauseMs?: number;
  changes?: { timeoutMs?: number; firstTokenTimeoutMs?: number };
};

// Long enough for a busy machine to have asked by then: a call counts as one only once it has arrived.
const soon = { timeoutMs: 1_000 };
const notFinished =
  'MODEL did not finish its reply within 1 s. Try again, or raise the time limit of the target.';
const closed =
  'closed the connection before the answer was complete. This often passes: try again.';

/** What happens on the wire, whatever the protocol. */
export const wireRows: FaultRow[] = [
  { fault: 'reset', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'drop', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'reset-mid-stream', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'drop-mid-stream', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'hang', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  { fault: 'hang-after-headers', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  { fault: 'hang-mid-stream', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  { fault: 'drip', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  ...(['hang', 'hang-after-headers'] as const).map((fault) => ({
    fault,
    reason: 'timeout',
    message:
      'MODEL did not begin its reply within 0.7 s. Try again, or raise the time limit of the target for the first piece.',
    calls: 3,
    changes: { firstTokenTimeoutMs: 700 },
  })),
  {
    // Once it has begun, it has the whole time.
    fault: 'drip',
    reason: 'timeout',
    message: notFinished,
    calls: 3,
    changes: { ...soon, firstTokenTimeoutMs: 700 },
  },
  {
    fault: 'end-early',
    reason: 'disconnected',
    message:
      'MODEL ended the connection before the reply was complete. This often passes: try again.',
    calls: 3,
  },
  {
    fault: 'broken-stream',
    reason: 'invalidReply',
    message: 'MODEL sent something that is not a valid reply',
    calls: 3,
  },
  {
    fault: 'broken-json',
    reason: 'invalidReply',
    message:
      'MODEL answered with application/json, not with a stream: "{"choices": [{"message":". Check the base URL.',
    calls: 1,
  },
  {
    fault: 'html',
    reason: 'invalidReply',
    message:
      'MODEL answered with text/html, not with a stream: "<!doctype html><title>Welcome</title>". Check the base URL.',
    calls: 1,
  },
  {
    fault: 'redirect',
    reason: 'rejected',
    message:
      'redirects to http://169.254.169.254 (307). Redirects are not followed: enter the final address.',
    calls: 1,
  },
  {
    fault: 'endless-refusal',
    reason: 'unauthorized',
    message: 'MODEL refused the key: "No such key". Set a valid key under API keys.',
    calls: 1,
  },
  {
    fault: 'huge-refusal',
    reason: 'unavailable',
    message: 'MODEL failed (500): "It broke. It broke.',
    calls: 3,
  },
  ...(['huge', 'huge-line'] as const).map((fault) => ({
    fault,
    reason: 'tooLarge',
    message: 'sent more than 1 MB. Assay stopped reading.',
    calls: 1,
  })),
];

/** What every provider can tell, each in its own words. */
export const toldRows: FaultRow[] = [
  {
    fault: 'unauthorized',
    reason: 'unauthorized',
    message: 'MODEL refused the key: "SAID". Set a valid key under API keys.',
    calls: 1,
  },
  {
    fault: 'forbidden',
    reason: 'unauthorized',
    message:
      'MODEL does not let this key do that: "SAID". Check what the key may do, or set another.',
    calls: 1,
  },
  {
    fault: 'unknown-model',
    reason: 'rejected',
    message:
      'MODEL does not know the model fail-unknown-model: "SAID". Check the model\'s name and the base URL.',
    calls: 1,
  },
  {
    fault: 'bad-request',
    reason: 'rejected',
    message: 'MODEL refused the request (400): "SAID". Check the target\'s model and parameters.',
    calls: 1,
  },
  {
    fault: 'too-long',
    reason: 'rejected',
    message:
      'The conversation is too long for the model fail-too-long of MODEL: "SAID". Shorten the prompt or the scenario, or choose a model that takes more.',
    calls: 1,
  },
  {
    fault: 'rate-limit',
    reason: 'rateLimited',
    message:
      'MODEL is limiting the rate of requests: "SAID". It asks to wait 7 s. If this goes on, lower the concurrency of the target, or check quota and billing.',
    calls: 8,
    pauseMs: 7_100,
  },
  {
    fault: 'rate-limit-bare',
    reason: 'rateLimited',
    message:
      'MODEL is limiting the rate of requests: "SAID". If this goes on, lower the concurrency of the target, or check quota and billing.',
    calls: 8,
    pauseMs: 100,
  },
  ...(['out-of-quota', 'payment-required'] as const).map(usedUp),
  {
    fault: 'server-error',
    reason: 'unavailable',
    message: 'MODEL failed (500): "SAID". Check the provider\'s status page.',
    calls: 3,
    pauseMs: 100,
  },
  ...(['error-in-stream', 'error-at-once', 'endless-error'] as const).map((fault) => ({
    fault,
    reason: 'unavailable',
    message: 'MODEL broke off the reply: "SAID". Try again.',
    calls: 3,
  })),
  {
    fault: 'empty',
    reason: 'invalidReply',
    message: "MODEL answered with an empty text. Look at the prompt and the target's parameters.",
    calls: 3,
  },
  {
    fault: 'content-filter',
    reason: 'rejected',
    message: 'MODEL withheld the reply: its content filter stopped it (SAID).',
    calls: 1,
  },
  {
    fault: 'cut-off',
    reason: 'invalidReply',
    message:
      "MODEL used up its output tokens before writing any text. Raise the target's maximum of output tokens.",
    calls: 1,
  },
];

/** That there is no money left, which no waiting mends. */
export function usedUp(fault: Fault): FaultRow {
  const message =
    'The quota of this key of MODEL is used up: "SAID". Check plan and billing there.';
  return { fault, reason: 'rejected', message, calls: 1 };
}
