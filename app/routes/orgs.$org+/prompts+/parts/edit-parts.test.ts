import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePart, insertPart, movePart, nextRole } from './edit-parts.ts';
import { contentOf, type DraftPart, toPromptDraft } from './prompt-draft.ts';

const role = fc.constantFrom('SYSTEM', 'DEVELOPER', 'USER', 'ASSISTANT');
const parts: fc.Arbitrary<DraftPart[]> = fc.uniqueArray(
  fc.record({ key: fc.string({ minLength: 1 }), role, text: fc.string() }),
  { selector: ({ key }) => key, minLength: 1, maxLength: 6 },
);
const at = fc.integer({ min: -2, max: 8 });
const keys = (list: readonly DraftPart[]) => list.map(({ key }) => key);

describe('editing parts', () => {
  it('moves a part and back again without changing anything', () => {
    fc.assert(
      fc.property(parts, fc.nat(5), fc.constantFrom(1, -1), (list, index, by) => {
        const key = list[index % list.length]?.key ?? '';
        const moved = movePart(list, key, by);
        expect(new Set(moved)).toEqual(new Set(list));
        if (keys(moved).join() !== keys(list).join()) {
          expect(movePart(moved, key, -by)).toEqual(list);
        }
      }),
    );
  });

  it('undoes a deletion by putting the part back where it was', () => {
    fc.assert(
      fc.property(parts, fc.nat(5), (list, index) => {
        const place = index % list.length;
        const [part] = list.slice(place, place + 1);
        if (part) expect(insertPart(list.toSpliced(place, 1), place, part)).toEqual(list);
      }),
    );
  });

  it('changes one part alone, and inserts at the nearest end', () => {
    fc.assert(
      fc.property(parts, at, (list, place) => {
        const part = { key: '', role: 'USER' as const, text: 'new' };
        const more = insertPart(list, place, part);
        expect(more.filter(({ key }) => key !== '')).toEqual(list);
        expect(
          changePart(more, '', { text: 'x' }).filter(({ text }) => text === 'x').length,
        ).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('offers the role that comes next', () => {
    expect(nextRole([])).toBe('SYSTEM');
    expect(nextRole([{ key: 'a', role: 'SYSTEM', text: '' }])).toBe('USER');
    expect(nextRole([{ key: 'a', role: 'USER', text: '' }])).toBe('ASSISTANT');
  });
});

describe('a draft', () => {
  it('says what was stored', () => {
    const stored = { name: 'A', description: '', tags: [] };
    const chat = [{ role: 'USER' as const, text: 'Hi' }];
    for (const content of ['Be kind.', chat]) {
      expect(contentOf(toPromptDraft({ ...stored, content }))).toEqual(content);
    }
  });
});
