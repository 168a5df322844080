import { z } from 'zod';
import { AnyDocument } from './any-document.ts';

/** Where the schema is served, below the address of the server. */
export const schemaPath = '/schema/assay.schema.json';

let made: object | null = null;

/** The JSON Schema (draft 7, which editors know) of one document as people write it. */
export function documentSchema(): object {
  made ??= {
    ...z.toJSONSchema(AnyDocument, {
      io: 'input',
      target: 'draft-7',
      unrepresentable: 'any',
      override: ({ jsonSchema }) => dropUnicodePattern(jsonSchema),
    }),
    title: 'Assay document',
    description:
      'A prompt, variable, scenario, target or suite of Assay; several in a file by ---.',
  };
  return made;
}

/** Readers that take a pattern without Unicode would refuse names that are right; Assay itself still looks. */
function dropUnicodePattern(schema: { pattern?: string }): void {
  if (schema.pattern?.includes('\\p{')) delete schema.pattern;
}
