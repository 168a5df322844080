import { describe, expect, it } from 'vitest';
import { renameInContent } from './rename-in-content.ts';

const rename = (text: string) => renameInContent(text, 'shop', 'store');

describe('renaming a variable in a prompt', () => {
  it.each([
    ['Hello {{ shop }}, {{shop}}!', 'Hello {{ store }}, {{store}}!'],
    ['{{shop | append: shop}} shop', '{{store | append: store}} shop'],
    [
      '{% if shop == "shop" and x.shop %}{{ shop.size }}{% endif %}',
      '{% if store == "shop" and x.shop %}{{ store.size }}{% endif %}',
    ],
    ["{{ x[shop] }} {{ ['shop'] }}", "{{ x[store] }} {{ ['store'] }}"],
    ['{% assign y = shop %}{{ y }}', '{% assign y = store %}{{ y }}'],
    ['{{shop}}{% assign shop = 1 %}{{shop}}', '{{store}}{% assign shop = 1 %}{{shop}}'],
    ['{% raw %}{{shop}}{% endraw %}\n😀{{shop}}', '{% raw %}{{shop}}{% endraw %}\n😀{{store}}'],
    ['nothing {{shopping}}', 'nothing {{shopping}}'],
  ])('makes %j to %j', (before, after) => {
    expect(rename(before)).toBe(after);
  });

  it.each([
    ['what does not parse', '{{ shop'],
    ['a loop that uses the other name', '{% for store in list %}{{ shop }}{% endfor %}'],
    ['a text that reads the other name', '{{ shop }} {{ store }}'],
    ['a text that assigns it', '{% assign store = 1 %}{{ shop }}'],
  ])('refuses %s', (_, text) => {
    expect(rename(text)).toBeNull();
  });

  it('reaches every part of a chat prompt', () => {
    const part = (text: string) => [{ role: 'SYSTEM' as const, text }];
    expect(renameInContent(part('{{shop}}'), 'shop', 'store')).toEqual(part('{{store}}'));
  });
});
