import type { Turnstile } from '../play/ask-assistant.ts';
import type { Lane } from './lane.ts';

export type CallGate = Turnstile & {
  /** Looks anew whether those who wait may pass. */
  look(): void;
};

/**
 * Lets as many calls through at once as `mostCalls` says at that moment and their lane bears, first come
 * first served; none while the lane is blocked.
 */
export function createCallGate(lane: Lane, mostCalls: () => number): CallGate {
  const waiting = new Set<() => void>();
  let passing = 0;
  let isWaking = false;

  const hasRoom = () => passing < Math.min(mostCalls(), lane.limit()) && lane.blockedMs() === 0;
  function look(): void {
    for (const pass of waiting) {
      if (!hasRoom()) break;
      waiting.delete(pass);
      passing += 1;
      pass();
    }
    if (waiting.size > 0) wake();
  }
  function wake(): void {
    const pauseMs = lane.blockedMs();
    if (pauseMs === 0 || isWaking) return;
    isWaking = true;
    const again = () => {
      isWaking = false;
      look();
    };
    setTimeout(again, Math.ceil(pauseMs)).unref();
  }
  return {
    look,
    async enter(signal) {
      signal.throwIfAborted();
      if (waiting.size === 0 && hasRoom()) {
        passing += 1;
      } else {
        await new Promise<void>((resolve, reject) => {
          const pass = () => {
            signal.removeEventListener('abort', leave);
            resolve();
          };
          const leave = () => {
            waiting.delete(pass);
            reject(signal.reason);
          };
          signal.addEventListener('abort', leave, { once: true });
          waiting.add(pass);
          wake();
        });
      }
      const startedAt = performance.now();
      return {
        leave(failure) {
          passing -= 1;
          if (failure === null) lane.succeeded();
          else if (failure.reason === 'assistant.rateLimited') {
            lane.refused(startedAt, failure.options.retryAfterMs ?? null);
          }
          look();
        },
      };
    },
  };
}
