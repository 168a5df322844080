import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * The log of one process: JSON lines on standard output. Secrets are removed by the names of their
 * fields, and by `clean`, which sees every line as it is written.
 */
export function createLog(
  level: string,
  clean: (line: string) => string = (line) => line,
  out: { write(line: string): void } = pino.destination({ fd: 1, sync: true }),
): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: ['password', 'token', 'apiKey', 'authorization', 'cookie', '*.password', '*.token'],
      censor: '[removed]',
    },
  };
  return pino(options, { write: (line) => out.write(clean(line)) });
}
