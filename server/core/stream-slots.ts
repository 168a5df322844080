import { AppError } from './errors.ts';

export type StreamSlots = {
  /**
   * Takes one of the streams that whoever `key` names may have open; call the answer to give it back.
   * @throws {AppError} `streams.tooMany`
   */
  take(key: string): () => void;
};

/** Counts the open streams of one process. */
export function createStreamSlots(mostEach: number): StreamSlots {
  const open = new Map<string, number>();
  return {
    take(key) {
      const count = open.get(key) ?? 0;
      if (count >= mostEach) {
        const message = `You are following ${mostEach} things at once, which is as many as there may be. Close one of the pages first.`;
        throw new AppError('rate', 'streams.tooMany', message);
      }
      open.set(key, count + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const left = (open.get(key) ?? 1) - 1;
        if (left === 0) open.delete(key);
        else open.set(key, left);
      };
    },
  };
}
