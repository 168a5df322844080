import { type JsonSchema, variantsOf } from './json-schema.ts';

/** One step into an input: a field, an item of a list, or a variant of a union. */
type Step = { field: string } | { item: true } | { variant: number };

/** Where an input names a thing of the organization. */
export type Placement = {
  path: readonly Step[];
  /** The last field's name, such as `suiteId`. */
  field: string;
  kind: 'id' | 'nested' | 'filter' | 'list' | 'cursor';
};

/** Ids that clients choose themselves: they name nothing. */
const chosenByClients = new Set(['idempotencyKey']);

/** Every place of an input where the id or cursor of a thing is expected. */
export function placementsOf(schema: JsonSchema): Placement[] {
  return walk(schema, []);
}

function walk(schema: JsonSchema, path: readonly Step[]): Placement[] {
  const union = variantsOf(schema);
  if (union[0] !== schema) {
    return union.flatMap((variant, index) => walk(variant, [...path, { variant: index }]));
  }
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([field, inner]) =>
      walk(inner, [...path, { field }]),
    );
  }
  if (schema.type === 'array' && schema.items) return walk(schema.items, [...path, { item: true }]);
  return placementAt(schema, path);
}

function placementAt(schema: JsonSchema, path: readonly Step[]): Placement[] {
  const fields = path.flatMap((step) => ('field' in step ? [step.field] : []));
  const field = fields.at(-1) ?? '';
  if (field === 'cursor' && schema.type === 'string') return [{ path, field, kind: 'cursor' }];
  if (schema.format !== 'uuid' || chosenByClients.has(field)) return [];
  if (path.some((step) => 'item' in step)) return [{ path, field, kind: 'list' }];
  return [{ path, field, kind: fields.length > 1 ? 'nested' : 'id' }];
}

/** What to write at which place of a sample. */
export type Wish = { placement: Placement; value: string } | null;

/**
 * An input that fits `schema` as far as the schema tells, with `wish.value` in its place. Other ids
 * come from `ownId`, so that the wished one alone is wrong.
 */
export function sampleOf(
  schema: JsonSchema,
  wish: Wish,
  ownId: (field: string) => string,
): unknown {
  return build(schema, wish?.placement.path ?? null, { wish, ownId, field: '' });
}

type Making = { wish: Wish; ownId: (field: string) => string; field: string };

function build(schema: JsonSchema, path: readonly Step[] | null, making: Making): unknown {
  const [step, ...rest] = path ?? [];
  const union = variantsOf(schema);
  if (union[0] !== schema) {
    const index = step && 'variant' in step ? step.variant : 0;
    return build(union[index] ?? {}, step && 'variant' in step ? rest : path, making);
  }
  if (path?.length === 0 && making.wish) return making.wish.value;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.properties) return buildObject(schema, path, making);
  if (schema.type === 'array') return buildList(schema, path, making);
  return buildValue(schema, making);
}

function buildObject(
  { properties = {}, required = [] }: JsonSchema,
  path: readonly Step[] | null,
  making: Making,
): unknown {
  const [step, ...rest] = path ?? [];
  const wanted = step && 'field' in step ? step.field : null;
  const entries = Object.entries(properties).flatMap(([field, inner]) => {
    if (field !== wanted && !required.includes(field)) return [];
    return [[field, build(inner, field === wanted ? rest : null, { ...making, field })] as const];
  });
  return Object.fromEntries(entries);
}

/** One's own things first, so that a check that looks at the first alone lets the foreign one pass. */
function buildList(schema: JsonSchema, path: readonly Step[] | null, making: Making): unknown {
  const items = schema.items ?? {};
  const own = Array.from({ length: Math.max(schema.minItems ?? 0, path ? 1 : 0) }, () =>
    build(items, null, making),
  );
  return path ? [...own, build(items, path.slice(1), making)] : own;
}

function buildValue(schema: JsonSchema, { ownId, field }: Making): unknown {
  if (schema.format === 'uuid') return ownId(field);
  if (schema.format === 'email') return 'somebody@people.test';
  if (schema.format === 'uri') return 'https://assistant.example.org/chat';
  if (schema.type === 'string') return 'sample text'.padEnd(schema.minLength ?? 0, ' text');
  if (schema.type === 'integer' || schema.type === 'number') {
    return Math.max(1, schema.minimum ?? 1);
  }
  if (schema.type === 'boolean') return false;
  if (schema.type === 'null') return null;
  if (schema.type === 'object') return {};
  return undefined;
}
