import { query } from 'jsonpath-rfc9535';
import parse, { type JsonPathQuery } from 'jsonpath-rfc9535/parser';

type Segment = JsonPathQuery['segments'][number];

/** A step of a path that leads to one value at most: the name of a property or a place in a list. */
export type Step = string | number;

type PathProblem = { problem: string };

/** Every JSONPath begins with `$`. */
export function isJsonPath(path: string): boolean {
  return path.startsWith('$');
}

function parsePath(path: string): JsonPathQuery | PathProblem {
  try {
    return parse(path);
  } catch (error) {
    const at = error instanceof Error && 'location' in error ? startOf(error.location) : null;
    const place = at === null ? '' : at >= path.length ? ' at its end' : ` at character ${at + 1}`;
    return { problem: `This is not a valid JSONPath${place}.` };
  }
}

function startOf(location: unknown): number | null {
  const start: unknown = Reflect.get(Object(location), 'start');
  const offset: unknown = Reflect.get(Object(start), 'offset');
  return typeof offset === 'number' ? offset : null;
}

function stepOf({ type, node }: Segment): Step | null {
  if (type !== 'ChildSegment') return null;
  if (node.type === 'MemberNameShorthand') return node.value;
  if (node.type !== 'BracketedSelection' || node.selectors.length !== 1) return null;
  const [selector] = node.selectors;
  const isStep = selector?.type === 'NameSelector' || selector?.type === 'IndexSelector';
  return isStep ? selector.value : null;
}

function* nodesIn(value: unknown): Generator<Record<string, unknown>> {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) yield { ...next };
    open.push(...Object.values(next));
  }
}

const functions = new Set(['length', 'count', 'value', 'match', 'search']);

/**
 * Keeps the work on an answer in proportion to its size, whatever a hostile endpoint sends: nothing
 * that looks at everything for everything, and no patterns, which can take for ever.
 */
function tooCostly(parsed: JsonPathQuery): string | null {
  const nodes = [...nodesIn(parsed.segments)];
  const countOf = (type: string) => nodes.filter((node) => node.type === type).length;
  const names = nodes.flatMap(({ type, name }) => (type === 'FunctionExpr' ? [String(name)] : []));
  const unknown = names.find((name) => !functions.has(name));
  if (unknown !== undefined) return `JSONPath has no function ${unknown}().`;
  if (names.some((name) => name === 'match' || name === 'search')) {
    return 'match() and search() can’t be used here. Compare whole values with ==.';
  }
  if (countOf('DescendantSegment') > 1) return 'Use .. at most once in a path.';
  if (countOf('FilterSelector') > 1) return 'Use at most one filter [?…] in a path.';
  const several = nodes.filter(
    ({ type, selectors }) =>
      type === 'BracketedSelection' && Array.isArray(selectors) && selectors.length > 1,
  );
  if (several.length > 1) return 'Use at most one list of selectors such as [0, 1] in a path.';
  if (countOf('JsonPathQuery') > 0) return 'What a filter looks for begins with @, not with $.';
  return null;
}

/** What is wrong with a JSONPath (RFC 9535), as a sentence; null when it can be used. */
export function checkJsonPath(path: string): string | null {
  const parsed = parsePath(path);
  return 'problem' in parsed ? parsed.problem : tooCostly(parsed);
}

/** The steps of a path that leads to one value at most, such as `$.choices[0].text`; null for others. */
export function stepsOf(path: string): Step[] | null {
  const parsed = parsePath(path);
  if ('problem' in parsed) return null;
  const steps = parsed.segments.map(stepOf);
  return steps.some((step) => step === null) ? null : steps.filter((step) => step !== null);
}

/** Every value a checked path leads to in a parsed JSON document; null when that is nested too deeply. */
export function queryJsonPath(document: unknown, path: string): unknown[] | null {
  try {
    // What JSON.parse gave is JSON.
    return query(document as Parameters<typeof query>[0], path);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
