import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddresses } from './parse-addresses.ts';

const emails = (text: string) => parseAddresses(text).map(({ email }) => email);

describe('parseAddresses', () => {
  it.each([
    ['ada@x.org', ['ada@x.org']],
    ['ada@x.org, bob@x.org;carol@x.org\ndan@x.org\r\neve@x.org fay@x.org', 6],
    ['Ada Lovelace <ADA@x.org>', ['ada@x.org']],
    ['"Lovelace, Ada" <ada@x.org>, Bob <bob@x.org>', ['ada@x.org', 'bob@x.org']],
    ['Ada <ada@x.org> Bob <bob@x.org>', ['ada@x.org', 'bob@x.org']],
    ['bob@x.org Ada <ada@x.org> carol@x.org', ['bob@x.org', 'ada@x.org', 'carol@x.org']],
    ['<ada@x.org>', ['ada@x.org']],
    ['mailto:ada@x.org', ['ada@x.org']],
    ['  ,, ;\n\t', []],
    ['ada at x.org', [null, null, null]],
    ['ada@x.org, nonsense', ['ada@x.org', null]],
    ['Ada <not an address>', [null]],
  ])('reads %j', (text, expected) => {
    if (typeof expected === 'number') expect(emails(text)).toHaveLength(expected);
    else expect(emails(text)).toEqual(expected);
  });

  it('keeps what it can’t read as it was written', () => {
    expect(parseAddresses('Ada <oops>, ada@')).toEqual([
      { text: 'oops', email: null },
      { text: 'ada@', email: null },
    ]);
  });

  it('finds every address, whatever stands between and before them', () => {
    const address = fc.integer({ min: 0, max: 1e6 }).map((n) => `p${n}@example.org`);
    const entry = fc
      .tuple(fc.constantFrom('', 'Ada ', 'Ada van L. ', '"B, C" '), address)
      .map(([name, email]) => ({ text: name === '' ? email : `${name}<${email}>`, email }));
    const separator = fc.constantFrom(',', ' , ', ';', '\n', '\r\n', ', \n');
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), separator, (entries, between) => {
        const text = entries.map((one) => one.text).join(between);
        expect(emails(text)).toEqual(entries.map(({ email }) => email));
      }),
    );
  });

  it('takes no more than a moment for a long line of brackets', () => {
    const started = performance.now();
    parseAddresses('<'.repeat(20_000));
    parseAddresses('a '.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
