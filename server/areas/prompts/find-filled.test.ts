import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFilled } from './find-filled.ts';
import { renderText } from './render-prompt.ts';

const values = { shop: 'Lindenhof', days: '30', list: 'a,b' };

/** What is marked in a template's text, and as what. */
function marked(template: string): string[] {
  const rendered = renderText(template, values);
  if (!('text' in rendered)) throw new Error(JSON.stringify(rendered));
  return findFilled(template, values, rendered.text).map(
    ({ start, end, name }) => `${name}: ${rendered.text.slice(start, end)}`,
  );
}

describe('findFilled', () => {
  it('finds every value where it stands', () => {
    expect(marked('{{shop}} takes back within {{ days }} days. {{shop}}!')).toEqual([
      'shop: Lindenhof',
      'days: 30',
      'shop: Lindenhof',
    ]);
  });

  it('finds values in conditions and loops, and through filters', () => {
    expect(
      marked('{% if days %}Within {{ days | plus: 1 }}{% endif %}{{ shop | upcase }}'),
    ).toEqual(['days | plus: 1: 31', 'shop | upcase: LINDENHOF']);
    expect(
      marked('{% assign all = list | split: "," %}{% for x in all %}{{ x }} {% endfor %}'),
    ).toEqual(['x: a', 'x: b']);
  });

  it('minds the white space a tag takes away', () => {
    expect(marked('a  {{- shop -}}  {{- days }} b')).toEqual(['shop: Lindenhof', 'days: 30']);
  });

  it('leaves raw text alone, and what was captured to where it is printed', () => {
    expect(marked('{% raw %}{{ shop }}{% endraw %}')).toEqual([]);
    expect(marked('{% capture x %}{{ shop }}!{% endcapture %}{{ x }}')).toEqual(['x: Lindenhof!']);
  });

  it('marks nothing where the marks would change the text', () => {
    expect(marked('{% capture x %}{{ shop }}{% endcapture %}{{ x | size }}')).toEqual([]);
    expect(findFilled('\u{e000}{{ shop }}', values, '\u{e000}Lindenhof')).toEqual([]);
  });

  it('gives places in the text, in order, whatever the values are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (shop, days) => {
        const template = 'x{{ shop }}y{{days}}{{shop}}';
        const rendered = `x${shop}y${days}${shop}`;
        const found = findFilled(template, { shop, days }, rendered);
        expect(found.map(({ start, end }) => rendered.slice(start, end))).toEqual([
          shop,
          days,
          shop,
        ]);
      }),
    );
  });
});
