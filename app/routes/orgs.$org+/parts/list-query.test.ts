import { describe, expect, it } from 'vitest';
import { filterOf, listQuery, pageLinks } from './list-query.ts';

const asked = (search: string) => new Request(`http://localhost/orgs/acme/prompts${search}`);

describe('listQuery', () => {
  it('reads the search and the last cursor', () => {
    expect(listQuery(asked('?q=%20refund%20&cursor=a&cursor=b'))).toEqual({
      search: 'refund',
      cursor: 'b',
    });
  });

  it('leaves out what is absent or blank', () => {
    expect(listQuery(asked('?q=%20'))).toEqual({});
  });
});

describe('filterOf', () => {
  it('takes known values only', () => {
    const kinds = ['MODEL', 'HTTP'] as const;
    expect(filterOf(asked('?kind=HTTP'), 'kind', kinds)).toBe('HTTP');
    expect(filterOf(asked('?kind=FTP'), 'kind', kinds)).toBeUndefined();
    expect(filterOf(asked(''), 'kind', kinds)).toBeUndefined();
  });
});

describe('pageLinks', () => {
  it('has no links on an only page', () => {
    expect(pageLinks('?q=x', null)).toEqual({ previous: null, next: null });
  });

  it('goes forward and back through all pages, keeping the filters', () => {
    const second = pageLinks('?q=x', 'a').next ?? '';
    expect(second).toBe('?q=x&cursor=a');
    const third = pageLinks(second, 'b').next ?? '';
    expect(listQuery(asked(third)).cursor).toBe('b');
    expect(pageLinks(third, null).previous).toBe(second);
    expect(pageLinks(second, 'b').previous).toBe('?q=x');
  });
});
