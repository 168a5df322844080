import fc from 'fast-check';
import { type JsonSchema, variantsOf } from './json-schema.ts';

/** What has broken servers before, for any place of an input. */
const hostileValues: readonly unknown[] = [
  null,
  '',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066abc',
  ' ',
  '%',
  '_%\\',
  "' or 1=1 --",
  '{{constructor.constructor("return process")()}}',
  '{% for i in (1..30000000) %}x{% endfor %}',
  '(a+)+$',
  '../../../../etc/passwd',
  'javascript:alert(1)',
  'http://127.0.0.1:1/',
  '=cmd|calc',
  '\u0130\u0049\u0307'.repeat(50),
  'x'.repeat(100_000),
  -0,
  -1,
  0,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  2 ** 31,
  2 ** 63,
  0.1,
  true,
  [],
  {},
  [[]],
  { contains: '' },
  { not: null },
  { in: [] },
  { set: 'x' },
  [null],
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '0000-00-00',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00000000-0000-0000-0000-000000000000',
  '0193a1b2-0000-7000-8000-00000000000g',
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: { polluted: true } } },
  deep(200),
];

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

const hostile = fc.constantFrom(...hostileValues);

/** Mostly fitting values with hostile ones strewn in: what fits everywhere but in one place gets furthest. */
export function fuzzOf(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 9, arbitrary: fitting(schema, ids) },
    { weight: 1, arbitrary: fc.oneof(hostile, fc.jsonValue()) },
  );
}

function fitting(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const union = variantsOf(schema);
  if (union[0] !== schema) return fc.oneof(...union.map((variant) => fuzzOf(variant, ids)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) return objectOf(schema, ids);
  if (schema.type === 'object') return fc.dictionary(fc.string({ maxLength: 8 }), fc.string());
  if (schema.type === 'array') {
    const { minItems = 0 } = schema;
    return fc.array(fuzzOf(schema.items ?? {}, ids), {
      minLength: minItems,
      maxLength: minItems + 3,
    });
  }
  return scalarOf(schema, ids);
}

function objectOf({ properties = {}, required = [] }: JsonSchema, ids: readonly string[]) {
  const fields = Object.entries(properties).map(([name, inner]) => [name, fuzzOf(inner, ids)]);
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(fields);
  const record = fc.record(model, { requiredKeys: required });
  const spoiled = fc
    .tuple(record, fc.constantFrom('__proto__', 'constructor', 'orgId', 'org_id', ''), hostile)
    .map(([fine, key, value]) => ({ ...(fine as object), [key]: value }));
  return fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: spoiled });
}

function scalarOf(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.format === 'uri') return fc.webUrl({ withQueryParameters: true });
  if (schema.type === 'string') {
    const { minLength = 0, maxLength = 60 } = schema;
    return fc.string({
      unit: 'binary',
      minLength,
      maxLength: Math.max(minLength, Math.min(maxLength, 60)),
    });
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    const step = schema.multipleOf ?? 1;
    const from = schema.minimum ?? -10;
    const min = Math.ceil(from / step);
    const max = Math.floor(Math.min(schema.maximum ?? from + 300, from + 300) / step);
    return fc
      .integer({ min, max: Math.max(min, max) })
      .map((steps) => Number((steps * step).toFixed(6)));
  }
  if (schema.type === 'boolean') return fc.boolean();
  return hostile;
}
