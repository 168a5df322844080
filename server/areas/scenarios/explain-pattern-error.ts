import { RE2JSSyntaxException } from 're2js';

/** Why a pattern is refused; `position` is a UTF-16 offset of the pattern, null when unknown. */
export type PatternProblem = { message: string; position: number | null };

const token = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:P=|<=|<!|[=!>#])|[\s\S]/g;

const absent: readonly [RegExp, string][] = [
  [/^\(\?[=!]$/, 'RE2 has no look-ahead'],
  [/^\(\?<[=!]$/, 'RE2 has no look-behind'],
  [/^(?:\\[1-9k]|\(\?P=)$/, 'RE2 has no back-references'],
  [/^\(\?>$/, 'RE2 has no atomic groups'],
  [/^\(\?#$/, 'RE2 has no comments in patterns'],
];

const reasons: Readonly<Record<string, string>> = {
  'missing closing )': 'A parenthesis is opened but not closed',
  'unexpected )': 'A parenthesis is closed but was not opened',
  'missing closing ]': 'A character class is opened but not closed',
  'invalid character class range': 'There is no such range or class of characters',
  'missing argument to repetition operator': 'There is nothing to repeat',
  'invalid nested repetition operator': 'A repetition cannot be repeated; use parentheses',
  'invalid repeat count': 'It repeats too often; 1000 is the most, nested repeats multiplied',
  'invalid escape sequence': 'RE2 does not know this escape',
  'trailing backslash at end of expression': 'It ends in a backslash; write \\\\ for a backslash',
  'invalid named capture': 'This is not a named group; write (?P<name>...)',
  'invalid or unsupported Perl syntax': 'RE2 does not know this kind of group',
};

/** Turns what the RE2 parser throws into a sentence that says what is wrong, where, and what to do. */
export function explainPatternError(pattern: string, error: unknown): PatternProblem {
  const missingFeature = findAbsentFeature(pattern);
  if (missingFeature !== null) return missingFeature;
  if (!(error instanceof RE2JSSyntaxException)) {
    return { message: 'This pattern is not valid RE2.', position: null };
  }
  const part = error.input ?? '';
  const found = part === '' || part === pattern ? -1 : pattern.lastIndexOf(part);
  const reason = reasons[error.error] ?? `This pattern is not valid RE2 (${error.error})`;
  if (found < 0) return { message: `${reason}.`, position: null };
  return { message: `${reason}: ${part} at position ${found + 1}.`, position: found };
}

function findAbsentFeature(pattern: string): PatternProblem | null {
  for (const match of pattern.matchAll(token)) {
    const entry = absent.find(([form]) => form.test(match[0]));
    if (entry === undefined) continue;
    const where = `${match[0]} at position ${match.index + 1}`;
    return {
      message: `${entry[1]}, which is what keeps it fast: ${where}. Split the check into several expectations, one of them negated.`,
      position: match.index,
    };
  }
  return null;
}
