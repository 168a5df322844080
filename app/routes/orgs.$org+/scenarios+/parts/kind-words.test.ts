import { describe, expect, it } from 'vitest';
import { kindsLike, kindWords, readKind, specOf } from './kind-words.ts';

const kinds = (typed: string) => kindsLike(typed).map(({ kind }) => kind);

describe('kinds by their words', () => {
  it('are found by the beginning of a word', () => {
    expect(kinds('')).toHaveLength(kindWords.length);
    expect(kinds('con')).toEqual(['MUST_CONTAIN']);
    expect(kinds('ANY')).toEqual(['MUST_CONTAIN_ANY']);
    expect(kinds('reg')).toEqual(['REGEX']);
    expect(kinds('me')).toEqual(['SEMANTIC_ASSERT']);
    expect(kinds('xyz')).toEqual([]);
  });

  it('are read with what follows, once a word stands whole', () => {
    expect(readKind('/any of DHL | UPS')).toEqual({ kind: 'MUST_CONTAIN_ANY', rest: 'DHL | UPS' });
    expect(readKind('/any DHL')).toEqual({ kind: 'MUST_CONTAIN_ANY', rest: 'DHL' });
    expect(readKind('/not refund')).toEqual({ kind: 'MUST_NOT_CONTAIN', rest: 'refund' });
    expect(readKind('/pattern ')).toEqual({ kind: 'REGEX', rest: '' });
    expect(readKind('/patt')).toBeNull();
    expect(readKind('not refund')).toBeNull();
  });
});

describe('the expectation of a line', () => {
  it('holds the text as it is, commas and all', () => {
    expect(specOf('MUST_CONTAIN', ' 30 days, free ')).toMatchObject({ values: ['30 days, free'] });
    expect(specOf('MUST_NOT_CONTAIN', 'a | b')).toMatchObject({ values: ['a | b'] });
    expect(specOf('REGEX', '\\d+|x')).toMatchObject({ pattern: '\\d+|x' });
    expect(specOf('SEMANTIC_ASSERT', 'Is kind.')).toMatchObject({ rubric: 'Is kind.' });
  });

  it('has several texts where one of them is enough', () => {
    expect(specOf('MUST_CONTAIN_ANY', 'DHL | UPS||DHL ')).toMatchObject({ values: ['DHL', 'UPS'] });
    expect(specOf('MUST_CONTAIN_ANY', ' | ')).toBeNull();
  });

  it('is none for an empty line', () => {
    expect(specOf('MUST_CONTAIN', '  ')).toBeNull();
  });
});
