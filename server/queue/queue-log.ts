import { Logger as QueueLogger } from 'graphile-worker';
import type { Logger } from '#server/core/log.ts';

/** Writes the queue's own words to our log: its news are our details. */
export function queueLog(log: Logger): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    if (level === 'error') log.error({ from: 'queue' }, message);
    else if (level === 'warning') log.warn({ from: 'queue' }, message);
    else log.debug({ from: 'queue' }, message);
  });
}
