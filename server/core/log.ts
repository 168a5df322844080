import { type Logger, pino } from 'pino';

export type { Logger };

/** The log of one process: JSON lines on standard output, secrets redacted by key. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: {
      paths: ['password', 'token', 'apiKey', 'authorization', 'cookie', '*.password', '*.token'],
      censor: '[removed]',
    },
  });
}
