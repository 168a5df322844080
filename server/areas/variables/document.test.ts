import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import {
  fromNamedVariable,
  type NamedVariable,
  toNamedVariable,
  VariableDocument,
} from './document.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 15 }),
  fc.constantFrom('', 'yes', '1.0', 'null', 'x\r\ny\n', '{{ other }}', ' padded '),
);
const environment = fc.constantFrom('dev', 'staging', 'production', 'EU 1', 'yes', '10', 'ä.b');
const variable: fc.Arbitrary<NamedVariable> = fc.record({
  key: fc.constantFrom('shop', '_x1', 'constructor'),
  value: text,
  description: text.map((each) => each.trim()),
  overrides: fc.uniqueArray(fc.record({ environment, value: text }), {
    selector: (override) => override.environment,
  }),
});
const sorted = ({ overrides, ...rest }: NamedVariable) => ({
  ...rest,
  overrides: overrides.toSorted((a, b) => (a.environment < b.environment ? -1 : 1)),
});

describe('VariableDocument', () => {
  it('is lossless both ways, through YAML too', () => {
    fc.assert(
      fc.property(variable, (original) => {
        const document = fromNamedVariable(original);
        const read = VariableDocument.parse(parse(stringify(document)));
        expect(read).toEqual(document);
        expect(sorted(toNamedVariable(read))).toEqual(sorted(original));
      }),
    );
  });

  it('tells an empty text in an environment from none', () => {
    const spec = { value: 'x', environments: { dev: '' } };
    const read = VariableDocument.parse({ kind: 'Variable', name: 'shop', spec });
    expect(toNamedVariable(read).overrides).toEqual([{ environment: 'dev', value: '' }]);
  });

  it.each(['__proto__', '', '-dev', 'a/b', 'x'.repeat(41)])('refuses %j as one', (name) => {
    const spec = { value: 'x', environments: JSON.parse(`{${JSON.stringify(name)}: "y"}`) };
    const read = VariableDocument.safeParse({ kind: 'Variable', name: 'shop', spec });
    expect(read.success && read.data.spec.environments?.[name] === 'y').toBe(false);
  });
});
