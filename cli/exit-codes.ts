/** What the process ends with: build systems act on nothing else. */
export const exitCodes = {
  /** Everything passed, or what was asked for is done. */
  passed: 0,
  /** Something failed: a conversation, the gate, a document. */
  failed: 1,
  /** It can't be told: something errored, nothing was checked, or the run did not end by itself. */
  unknown: 2,
  /** It did not begin: bad usage, no access, no server. */
  unable: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
