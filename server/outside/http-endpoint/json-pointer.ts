/** Where a pointer led, or how far it came and what was there. */
export type PointerResult =
  | { found: true; value: unknown }
  | { found: false; at: string; available: string };

/** Is this a JSON pointer (RFC 6901): empty, or parts that each begin with `/`? */
export function isJsonPointer(pointer: string): boolean {
  return /^(\/([^~/]|~[01])*)*$/.test(pointer);
}

/** What a value is, in words, with the names one could follow from there. */
export function describeShape(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const shown = keys.slice(0, 20).map((key) => `"${key.slice(0, 60)}"`);
    if (keys.length === 0) return 'an empty object';
    return `an object with ${shown.join(', ')}${keys.length > 20 ? ', …' : ''}`;
  }
  return value === null ? 'null' : `a ${typeof value}`;
}

/** Follows a JSON pointer (RFC 6901) through a parsed document. Sees own properties only. */
export function resolvePointer(document: unknown, pointer: string): PointerResult {
  const parts = pointer.split('/').slice(1);
  let value = document;
  let at = '';
  for (const part of parts) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isIndex = Array.isArray(value) && /^(0|[1-9]\d*)$/.test(key);
    const isProperty = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!(isIndex || isProperty) || !Object.hasOwn(Object(value), key)) {
      return { found: false, at, available: describeShape(value) };
    }
    value = Reflect.get(Object(value), key);
    at += `/${part}`;
  }
  return { found: true, value };
}
