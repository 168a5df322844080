import { describe, expect, it } from 'vitest';
import { hashSchema } from './schema-files.ts';

const file = (content: string, path = 'a.prisma') => ({ path, content });
const cat = 'model Cat {\n  id Int @id\n}\n';
const dog = 'model Dog {\n  id Int @id\n}\n';

describe('hashSchema', () => {
  it('ignores layout, comments and which file holds what', () => {
    const together = hashSchema([file(`${cat}\n${dog}`)]);
    expect(hashSchema([file(dog), file(cat, 'b.prisma')])).toBe(together);
    expect(hashSchema([file(`/// Says miau.\n${cat.replace('id Int', 'id    Int')}${dog}`)])).toBe(
      together,
    );
  });

  it('changes with a field, an attribute and a model', () => {
    const hashes = [cat, cat.replace('Int', 'String'), cat.replace(' @id', ''), cat + dog];
    expect(new Set(hashes.map((text) => hashSchema([file(text)]))).size).toBe(hashes.length);
  });
});
