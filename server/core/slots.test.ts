import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlots } from './slots.ts';

const silent = () => undefined;

describe('slots', () => {
  it('are all for one, and shared evenly as they become free', () => {
    const slots = createSlots(4);
    const first = slots.join(silent);
    expect(first.take(10)).toBe(4);
    let told = 0;
    const second = slots.join(() => {
      told += 1;
    });
    expect(second.take(10)).toBe(0);
    first.give();
    expect(told).toBe(1);
    expect(first.take(1)).toBe(0);
    expect(second.take(10)).toBe(1);
    first.give();
    expect(second.take(10)).toBe(1);
    expect(second.take(10)).toBe(0);
  });

  it('come back whole from a job that leaves', () => {
    const slots = createSlots(3);
    const first = slots.join(silent);
    first.take(3);
    first.leave();
    expect(slots.join(silent).take(10)).toBe(3);
  });

  it('never exceed the limit, whoever takes and gives', () => {
    const step = fc.record({ who: fc.nat(2), wanted: fc.integer({ min: -3, max: 8 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step), (limit, steps) => {
        const slots = createSlots(limit);
        const members = [0, 1, 2].map(() => ({ share: slots.join(silent), held: 0 }));
        for (const { who, wanted } of steps) {
          const member = members[who];
          if (!member) continue;
          if (wanted < 0 && member.held > 0) {
            member.share.give();
            member.held -= 1;
          } else if (wanted > 0) {
            member.held += member.share.take(wanted);
          }
          const held = members.reduce((sum, one) => sum + one.held, 0);
          expect(held).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
