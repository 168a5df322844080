import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Hears Ctrl-C, and what else ends a program.
 * @param onSecond called for every one after the first: somebody is in a hurry
 */
export function hearInterrupts(onFirst: () => void, onSecond: () => void): { stop(): void } {
  let count = 0;
  const hear = () => {
    count += 1;
    if (count === 1) onFirst();
    else onSecond();
  };
  for (const signal of signals) process.on(signal, hear);
  return {
    stop: () => {
      for (const signal of signals) process.off(signal, hear);
    },
  };
}
