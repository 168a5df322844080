import { checkJsonPath, isJsonPath, queryJsonPath, stepsOf } from './json-path.ts';
import {
  describeShape,
  isJsonPointer,
  type PointerResult,
  resolvePointer,
} from './json-pointer.ts';

/** Where a path led: to one value, to none (how far it came and what was there), or to several. */
export type PathResult = PointerResult | { found: 'several'; values: unknown[] };

/**
 * What is wrong with a path into an answer, as a sentence for the person who wrote it; null when it can
 * be used. It is a JSON pointer (RFC 6901: empty, or beginning with `/`) or a JSONPath (RFC 9535:
 * beginning with `$`).
 */
export function checkPath(path: string): string | null {
  if (isJsonPath(path)) return checkJsonPath(path);
  if (isJsonPointer(path)) return null;
  if (path.startsWith('/')) {
    return 'This is not a valid JSON pointer: in names, write ~0 for ~ and ~1 for /.';
  }
  return 'Write a JSON pointer such as /choices/0/text, or a JSONPath such as $.choices[0].text.';
}

type Walked = { at: string; value: unknown };

function childOf(value: unknown, step: string | number): { value: unknown } | null {
  if (typeof value !== 'object' || value === null) return null;
  if (typeof step === 'string') {
    const isThere = !Array.isArray(value) && Object.hasOwn(value, step);
    return isThere ? { value: Reflect.get(value, step) } : null;
  }
  if (!Array.isArray(value)) return null;
  const index = step < 0 ? value.length + step : step;
  return index >= 0 && index < value.length ? { value: value[index] } : null;
}

function written(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

function walk(document: unknown, steps: readonly (string | number)[]): PathResult {
  let reached: Walked = { at: '', value: document };
  for (const step of steps) {
    const child = childOf(reached.value, step);
    if (child === null) {
      return { found: false, at: reached.at, available: describeShape(reached.value) };
    }
    reached = { at: `${reached.at || '$'}${written(step)}`, value: child.value };
  }
  return { found: true, value: reached.value };
}

function search(document: unknown, path: string): PathResult {
  const values = queryJsonPath(document, path);
  if (values === null) {
    return { found: false, at: '', available: 'nested too deeply to be searched' };
  }
  if (values.length > 1) return { found: 'several', values };
  if (values.length === 1) return { found: true, value: values[0] };
  return { found: false, at: '', available: describeShape(document) };
}

/** Follows a checked path through parsed documents. Sees own properties only. */
export function pathFinder(path: string): (document: unknown) => PathResult {
  if (!isJsonPath(path)) return (document) => resolvePointer(document, path);
  const steps = stepsOf(path);
  return steps === null
    ? (document) => search(document, path)
    : (document) => walk(document, steps);
}
