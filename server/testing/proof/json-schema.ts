import { z } from 'zod';

/** The parts of a JSON Schema (2020-12) that inputs of procedures use. */
export type JsonSchema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

const shape: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    items: shape.optional(),
    properties: z.record(z.string(), shape).optional(),
    anyOf: z.array(shape).optional(),
    oneOf: z.array(shape).optional(),
    allOf: z.array(shape).optional(),
  }),
);

/** Reads the `input` of an inventory entry; null where a procedure takes none. */
export function readJsonSchema(input: unknown): JsonSchema | null {
  return input === null ? null : shape.parse(input);
}

/** The variants of a union; of anything else itself alone. */
export function variantsOf(schema: JsonSchema): JsonSchema[] {
  return schema.oneOf ?? schema.anyOf ?? [schema];
}
