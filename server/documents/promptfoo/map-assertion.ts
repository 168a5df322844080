import type { ExpectationDocument } from '#server/areas/scenarios/index.ts';
import { commaList } from './comma-list.ts';
import { quotePattern, translatePattern } from './translate-pattern.ts';

/** An assertion as promptfoo's documentation describes it. */
export type Assertion = {
  type: string;
  value: unknown;
};

/** What has an equal here, or why there is none. `note` says what was understood with care. */
export type Mapped = { expectation: ExpectationDocument; note?: string } | { why: string };

const longestPattern = 1_024;

/**
 * The expectation that gives the same verdict as an assertion for every reply. Lists, patterns and texts
 * go by promptfoo's rules: numbers are texts, a text in a list assertion is a list with commas, `contains`
 * tells letters' case apart and `icontains` does not.
 */
export function mapAssertion({ type, value }: Assertion): Mapped {
  const isNegated = type.startsWith('not-');
  const plain = isNegated ? type.slice(4) : type;
  switch (plain) {
    case 'contains':
    case 'icontains':
      return mapContains(value, { isNegated, caseSensitive: plain === 'contains' });
    case 'contains-all':
    case 'icontains-all':
      return mapAll(value, { isNegated, caseSensitive: plain === 'contains-all' });
    case 'contains-any':
    case 'icontains-any':
      return mapAny(value, { isNegated, caseSensitive: plain === 'contains-any' });
    case 'regex':
      return mapRegex(value, isNegated);
    case 'equals':
    case 'starts-with':
      return mapWhole(value, { isNegated, isWhole: plain === 'equals' });
    case 'llm-rubric':
      return isNegated
        ? { why: 'A judge’s answer can’t be turned round here. Write the opposite as semantic.' }
        : mapRubric(value);
    case 'similar':
      return isNegated
        ? { why: 'A judge’s answer can’t be turned round here. Write the opposite as semantic.' }
        : mapSimilar(value);
    default:
      return { why: 'There is no such expectation here.' };
  }
}

type Options = { isNegated: boolean; caseSensitive: boolean };

const cased = (caseSensitive: boolean) => (caseSensitive ? { caseSensitive } : {});
const empty = { why: 'It looks for an empty text, which every reply contains. Leave it out.' };
const noText = { why: 'Its value is neither a text nor a number.' };

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function mapContains(value: unknown, { isNegated, caseSensitive }: Options): Mapped {
  const text = textOf(value);
  if (text === null || typeof value === 'boolean') return noText;
  if (text.trim() === '') return empty;
  const key = isNegated ? 'mustNotContain' : 'mustContain';
  return { expectation: { [key]: [text], ...cased(caseSensitive) } };
}

/** The texts of a list assertion; null when it has another form. */
function listOf(value: unknown): string[] | null {
  if (typeof value === 'string') return commaList(value);
  if (!Array.isArray(value)) return null;
  const texts = value.map(textOf);
  return texts.every((text) => text !== null) ? texts : null;
}

function mapAll(value: unknown, { isNegated, caseSensitive }: Options): Mapped {
  const list = listOf(value);
  if (list === null) return { why: 'Its value is no list of texts.' };
  // Every reply contains an empty text, so it asks for nothing.
  const texts = list.filter((text) => text !== '');
  if (texts.length === 0 || texts.some((text) => text.trim() === '')) return empty;
  if (!isNegated) return { expectation: { mustContain: texts, ...cased(caseSensitive) } };
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) {
    return { expectation: { mustNotContain: [only], ...cased(caseSensitive) } };
  }
  return { why: '“Not all of these” has no equal here. Say which of them must be missing.' };
}

function mapAny(value: unknown, { isNegated, caseSensitive }: Options): Mapped {
  const texts = listOf(value);
  if (texts === null) return { why: 'Its value is no list of texts.' };
  if (texts.length === 0 || texts.some((text) => text.trim() === '')) return empty;
  const key = isNegated ? 'mustNotContain' : 'mustContainAny';
  return { expectation: { [key]: texts, ...cased(caseSensitive) } };
}

function mapRegex(value: unknown, isNegated: boolean): Mapped {
  const source = typeof value === 'string' ? value : null;
  if (source === null || source === '') return noText;
  if (/\{\{\w+\}\}/.test(source)) {
    return { why: 'A value of a table would be looked for as it is written, not as a pattern.' };
  }
  const translated = translatePattern(source);
  if ('why' in translated) return translated;
  return { expectation: { regex: translated.pattern, ...(isNegated && { negated: true }) } };
}

/** Equality and beginnings as a pattern that is tied to the ends of the text. */
function mapWhole(value: unknown, how: { isNegated: boolean; isWhole: boolean }): Mapped {
  const text = textOf(value);
  if (text === null) {
    return { why: 'It compares with JSON, which no expectation here does. Compare texts.' };
  }
  if (text === '' && !how.isWhole) return empty;
  const regex = `^${quotePattern(text.replace(/\r\n?/g, '\n'))}${how.isWhole ? '$' : ''}`;
  if (regex.length > longestPattern) {
    return { why: `The text is too long: a pattern has at most ${longestPattern} characters.` };
  }
  return { expectation: { regex, ...(how.isNegated && { negated: true }) } };
}

function mapRubric(value: unknown): Mapped {
  const rubric = textOf(value);
  if (rubric === null) return { why: 'Its rubric is no text. Write it as one.' };
  return rubric.trim() === '' ? empty : { expectation: { semantic: rubric } };
}

const bySense =
  'A judge decides whether the meaning is the same; there is no embedding and no threshold for it here.';

function mapSimilar(value: unknown): Mapped {
  const texts = Array.isArray(value)
    ? listOf(value)
    : [textOf(value)].filter((text) => text !== null);
  if (texts === null || texts.length === 0) return noText;
  if (texts.some((text) => text.trim() === '')) return empty;
  const quoted = texts.map((text) => `“${text}”`).join(' or ');
  return { expectation: { semantic: `The reply means the same as ${quoted}.` }, note: bySense };
}
