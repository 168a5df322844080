import { describe, expect, it } from 'vitest';
import { blankDraft } from './blank-draft.ts';
import { checkTables } from './check-draft.ts';

const variables = (...names: string[]) =>
  names.map((name, i) => ({ key: `v${i}`, name, value: 'x' }));

describe('checkTables', () => {
  it('finds nothing in a new draft, and in lines nobody wrote in', () => {
    expect(checkTables(blankDraft)).toEqual([]);
    const draft = { ...blankDraft, variables: [{ key: 'v0', name: '', value: '' }] };
    expect(checkTables(draft)).toEqual([]);
  });

  it('says at each name what is wrong with it', () => {
    const draft = { ...blankDraft, variables: variables('shop', '', 'two words', 'shop ', 'true') };
    expect(checkTables(draft)).toEqual([
      ['v1.name', 'Name the variable.'],
      ['v2.name', expect.stringContaining('letters, digits and underscores')],
      ['v3.name', 'This name stands twice.'],
      ['v4.name', expect.stringContaining('their own language')],
    ]);
  });

  it('does the same for columns and rows', () => {
    const data = {
      columns: [
        { key: 'c0', name: 'tier' },
        { key: 'c1', name: 'tier' },
      ],
      rows: [{ key: 'r0', name: ' ', values: ['', ''] }],
    };
    expect(checkTables({ ...blankDraft, data })).toEqual([
      ['c1.name', 'This name stands twice.'],
      ['r0.name', 'Name the row.'],
    ]);
    expect(checkTables({ ...blankDraft, data: { ...data, columns: [], rows: [] } })).toEqual([
      ['data', 'Add a row, or remove the table.'],
      ['data', 'Add a column, or remove the table.'],
    ]);
  });
});
