import { RE2JS } from 're2js';
import { explainPatternError, type PatternProblem } from './explain-pattern-error.ts';

export type CompiledPattern = {
  source: string;
  /** Instructions of the compiled program: matching takes at most this many steps per code unit. */
  size: number;
  test(text: string): boolean;
  /** UTF-16 bounds of the first `limit` matches, leftmost first, without overlap. */
  find(text: string, limit: number): { start: number; end: number }[];
};

const flagValues: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/**
 * Compiles a pattern written by a user: RE2 syntax (https://github.com/google/re2/wiki/Syntax), flags out
 * of `i`, `m` and `s`, matching in linear time. The only door for such patterns: JavaScript's own RegExp
 * can be made to run for years. `position` in a problem is a UTF-16 offset of the pattern.
 */
export function compilePattern(
  pattern: string,
  flags = '',
): { ok: true; pattern: CompiledPattern } | { ok: false; problem: PatternProblem } {
  if (pattern === '') return refused('Write a pattern.');
  let options = 0;
  for (const flag of flags) {
    const value = flagValues[flag];
    if (value === undefined) return refused(`There is no flag "${flag}". Use i, m and s.`);
    options += (options & value) === 0 ? value : 0;
  }
  try {
    const compiled = RE2JS.compile(pattern.normalize('NFC'), options);
    return { ok: true, pattern: wrap(compiled, pattern) };
  } catch (error) {
    return { ok: false, problem: explainPatternError(pattern, error) };
  }
}

function refused(message: string): { ok: false; problem: PatternProblem } {
  return { ok: false, problem: { message, position: null } };
}

function wrap(compiled: RE2JS, source: string): CompiledPattern {
  return {
    source,
    size: compiled.programSize(),
    test: (text) => compiled.test(text),
    find(text, limit) {
      const spans: { start: number; end: number }[] = [];
      const matcher = compiled.matcher(text);
      while (spans.length < limit && matcher.find()) {
        spans.push({ start: matcher.start(), end: matcher.end() });
      }
      return spans;
    },
  };
}
