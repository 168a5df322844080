import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml';
import { limits } from './limits.ts';

/** What is wrong in a file; `line` and `column` are 1-based. */
export type DocumentProblem = { file: string; line: number; column: number; message: string };

export type YamlSource = {
  yaml: Document.Parsed;
  /** Aliases resolved. */
  value: unknown;
  /** The place of what a path leads to, or of the nearest thing around it. */
  at(path: readonly PropertyKey[]): { file: string; line: number; column: number };
};

/**
 * Cuts a file at its `---` lines, which part documents wherever they stand (YAML 1.2.2, 9.1.2 and 6.9).
 * @returns each part with the number of lines before it; parts with nothing but comments are left out
 */
export function splitYaml(text: string): { text: string; before: number }[] {
  const parts: { text: string; before: number }[] = [];
  let lines: string[] = [];
  let start = 0;
  const all = text.split('\n');
  const close = (next: number, end: string) => {
    if (lines.some((line) => !/^\s*(#.*)?$/.test(line))) {
      parts.push({ text: `${lines.join('\n')}${end}`, before: start });
    }
    start = next;
    lines = [];
  };
  for (const [i, line] of all.entries()) {
    const marker = /^(---|\.\.\.)(\s|$)/.exec(line);
    if (!marker) lines.push(line);
    else {
      // The line break before the marker may be part of a text that ends in several.
      close(i, '\n');
      lines.push(`   ${line.slice(3)}`);
    }
  }
  close(all.length, '');
  return parts;
}

/**
 * Parses one document of a file: at most 32 levels deep, aliases that repeat at most 100 nodes.
 * @param before lines of the file that come before `text`
 * @param options `merge` reads `<<` as other tools do; else it is refused
 */
export function parseYaml(
  file: string,
  { text, before }: { text: string; before: number },
  { merge = false } = {},
): YamlSource | { problems: DocumentProblem[] } {
  const lines = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { file, line: Math.max(1, line) + before, column: Math.max(1, col) };
  };
  const refuse = (offset: number, message: string) => ({
    problems: [{ ...placeOf(offset), message }],
  });
  const tooDeep = `The document nests deeper than ${limits.depth} levels. Flatten it.`;
  if (text.length > limits.documentLength) {
    const message = `The document is longer than ${limits.documentLength} characters. Split it.`;
    return refuse(0, message);
  }
  const yaml = compose(text, lines, merge);
  if (yaml === null) return refuse(text.length, tooDeep);
  if (yaml.errors.length > 0) {
    return {
      problems: yaml.errors.slice(0, limits.problems).map(({ pos, message }) => ({
        ...placeOf(pos[0]),
        message: `This is not valid YAML: ${message}`,
      })),
    };
  }
  const found = shapeProblem(yaml, merge);
  if (found !== null) return refuse(found.offset, found.deep ? tooDeep : found.message);
  const start = yaml.contents?.range[0] ?? yaml.range[0];
  try {
    const value: unknown = yaml.toJS({ maxAliasCount: limits.aliases });
    return { yaml, value, at: (path) => placeOf(offsetOf(yaml, path) ?? start) };
  } catch {
    return refuse(start, 'Too many aliases (*name). Write the text out.');
  }
}

/**
 * The document of a text, or null when it nests too deep. Depth is counted by the part of the parser that
 * keeps a stack of its own: what follows calls itself, and would end the process with a long enough text.
 */
function compose(text: string, lines: LineCounter, merge: boolean): Document.Parsed | null {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > limits.depth * 2) return null;
  }
  tokens.push(...parser.end());
  // Its own check for unique keys takes quadratic time.
  const composer = new Composer({ uniqueKeys: false, merge, prettyErrors: false });
  const [first] = composer.compose(tokens, true, text.length);
  return first ?? null;
}

type ShapeProblem = { offset: number; deep: boolean; message: string };

function shapeProblem(yaml: Document.Parsed, merge: boolean): ShapeProblem | null {
  let found: ShapeProblem | null = null;
  visit(yaml, {
    Node(_, node, path) {
      const depth = path.filter((parent) => isCollection(parent)).length;
      if (depth >= limits.depth) found = { offset: node.range?.[0] ?? 0, deep: true, message: '' };
      else if (isMap(node)) found = keyProblem(node, merge);
      return found === null ? undefined : visit.BREAK;
    },
  });
  return found;
}

function keyProblem({ items }: YAMLMap, merge: boolean): ShapeProblem | null {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const offset = key.range?.[0] ?? 0;
    if (key.value === '<<') {
      const message = 'Merge keys (<<) are not read here. Write the values out.';
      if (!merge) return { offset, deep: false, message };
    } else if (seen.has(key.value)) {
      const name = String(key.value).slice(0, 80);
      return { offset, deep: false, message: `The key ${name} is written twice. Keep one.` };
    }
    seen.add(key.value);
  }
  return null;
}

function offsetOf(yaml: Document.Parsed, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(yaml, path.slice(0, length));
    if (node !== null) return node;
  }
  return null;
}

function nodeAt(yaml: Document.Parsed, path: readonly PropertyKey[]): number | null {
  let node: unknown = yaml.contents;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(yaml);
    if (!isCollection(node)) return null;
    node = isMap(node) ? node.get(String(key), true) : node.get(key, true);
  }
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  return Array.isArray(node.range) ? Number(node.range[0]) : null;
}
