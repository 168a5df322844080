import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { anyDocument } from '#server/testing/any-documents.ts';
import { documentSchema } from './json-schema.ts';
import { writeDocument } from './write-documents.ts';
import { splitYaml } from './yaml-source.ts';

const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(documentSchema())));
const folder = new URL('../../examples/lindenhof/', import.meta.url);

describe('the JSON Schema', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('accepts %s', (name) => {
    for (const { text } of splitYaml(readFileSync(new URL(name, folder), 'utf8'))) {
      expect(schema.safeParse(parse(text)).error?.issues).toBeUndefined();
    }
  });

  it('accepts whatever is written', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(schema.safeParse(parse(writeDocument(document))).error?.issues).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    { kind: 'Nope', name: 'a', spec: {} },
    { kind: 'Variable', spec: { value: '1' } },
    { kind: 'Variable', name: 'a', spec: { value: '1', valeu: '2' } },
    { kind: 'Scenario', name: 'a', spec: { turns: 'x' } },
  ])('refuses %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
