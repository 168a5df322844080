import { expect, it } from 'vitest';
import { markFilled } from './mark-filled.ts';

const values = { shop: 'Lindenhof', days: '30' };

it('marks every value where it stands', () => {
  const rendered = 'Lindenhof takes back within 30 days. Lindenhof!';
  const marks = markFilled(
    '{{shop}} takes back within {{ days }} days. {{shop}}!',
    values,
    rendered,
  );
  expect(marks.map(({ start, end, name }) => [name, rendered.slice(start, end)])).toEqual([
    ['shop', 'Lindenhof'],
    ['days', '30'],
    ['shop', 'Lindenhof'],
  ]);
});

it('marks nothing when the prompt does more than print values', () => {
  expect(markFilled('{{ shop | upcase }}', values, 'LINDENHOF')).toEqual([]);
  expect(markFilled('{% if days %}{{shop}}{% endif %}', values, 'Lindenhof')).toEqual([]);
});
