import { expect, it } from 'vitest';
import { streamOf } from './stream-of.ts';

const never = new AbortController().signal;

it('hands on what is told, in order, and ends with the work', async () => {
  const heard = streamOf<number>(never, async (tell) => {
    tell(1);
    await Promise.resolve();
    tell(2);
  });
  const all: number[] = [];
  for await (const one of heard) all.push(one);
  expect(all).toEqual([1, 2]);
});

it('fails as the work does, after what was told before', async () => {
  const heard: number[] = [];
  const listening = (async () => {
    for await (const one of streamOf<number>(never, async (tell) => {
      tell(1);
      await Promise.resolve();
      throw new Error('broken off');
    })) {
      heard.push(one);
    }
  })();
  await expect(listening).rejects.toThrow('broken off');
  expect(heard).toEqual([1]);
});

it('ends the work when nobody listens any more, whatever it tells then', async () => {
  const ended = new Promise<boolean>((resolve) => {
    const heard = streamOf<number>(never, async (tell, signal) => {
      tell(1);
      await new Promise<void>((wake) => signal.addEventListener('abort', () => wake()));
      tell(2);
      resolve(signal.aborted);
    });
    void (async () => {
      for await (const _ of heard) break;
    })();
  });
  expect(await ended).toBe(true);
});
