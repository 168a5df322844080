import { describe, expect, it } from 'vitest';
import { readExpectations, readVariations } from './read-suggestions.ts';

const reply = 'Your order LG-20416 is on its way.';

describe('suggested expectations', () => {
  it('are kept where the reply passes them, and counted where not', () => {
    const answer = JSON.stringify([
      { mustContain: ['LG-20416'] },
      { mustContain: ['LG-20416'] },
      { mustContainAny: ['on its way', 'packed'] },
      { regex: 'LG-\\d{5}' },
      { semantic: 'Says where the order is.' },
      { mustNotContain: ['refund'] },
      { mustContain: ['tomorrow'] },
      { regex: '(' },
      { says: 'nothing we know' },
      { mustContain: [] },
      'text',
    ]);
    const read = readExpectations(answer, reply);
    expect(read?.expectations.map(({ kind }) => kind)).toEqual([
      'MUST_CONTAIN',
      'MUST_CONTAIN_ANY',
      'REGEX',
      'SEMANTIC_ASSERT',
      'MUST_NOT_CONTAIN',
    ]);
    expect(read?.leftOut).toBe(6);
  });

  it('may stand in a code fence, and carry no weight of the model’s own', () => {
    const answer = '```json\n[{"mustContain": ["order"], "weight": 50}]\n```';
    expect(readExpectations(answer, reply)?.expectations).toEqual([
      { kind: 'MUST_CONTAIN', values: ['order'], caseSensitive: false },
    ]);
  });

  it.each(['', 'Sure! Here you are: []', '{"expectations": []}', '[', 'null'])(
    'are none at all in %j',
    (answer) => expect(readExpectations(answer, reply)).toBeNull(),
  );
});

describe('suggested variations', () => {
  it('are texts that differ from each other and from the original', () => {
    const answer = JSON.stringify(['Hi', ' Hi ', 'Hello', '', 7, 'Hey', 'Good day']);
    expect(readVariations(answer, 'Hello ', 2)).toEqual(['Hi', 'Hey']);
    expect(readVariations('["Hello"]', 'Hello', 3)).toBeNull();
    expect(readVariations('Hello', 'Hi', 3)).toBeNull();
  });
});
