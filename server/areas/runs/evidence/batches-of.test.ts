import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchesOf } from './batches-of.ts';

const weights = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
const itemsOf = (list: number[]) => list.map((weight, index) => ({ id: String(index), weight }));

it('every item is in one batch, in order, and only one that is too heavy by itself makes a batch too heavy', () => {
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 30 }), (list, most) => {
      const batches = batchesOf(itemsOf(list), most);
      expect(batches.flat()).toEqual(list.map((_, index) => String(index)));
      for (const batch of batches) {
        const weight = batch.reduce((sum, id) => sum + (list[Number(id)] ?? 0), 0);
        expect(batch.length === 1 || weight <= most).toBe(true);
      }
    }),
  );
});

it('batches are as few as the order allows', () => {
  expect(batchesOf(itemsOf([1, 1, 1, 5, 1, 2]), 3)).toEqual([['0', '1', '2'], ['3'], ['4', '5']]);
});
