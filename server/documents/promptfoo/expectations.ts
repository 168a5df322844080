import type { ExpectationDocument } from '#server/areas/scenarios/index.ts';
import { mapAssertion } from './map-assertion.ts';
import type { TestCase } from './read-tests.ts';
import { below, isFields, itemsOf, type Journal, reportRest, type Source } from './source.ts';

/** How a template's names become text: a value, or the name again where a table's column stands for it. */
export type Fill = (text: string) => { text: string } | { why: string };

const whys: Readonly<Record<string, string>> = {
  metric: 'Expectations here have no names of their own.',
  provider: 'The organization’s judge decides. Choose it among the targets.',
  rubricPrompt: 'The judge has its own words here.',
  config: 'Programs are not read.',
  threshold: 'A judge says yes or no here; there is no threshold for one expectation.',
  contextTransform: 'Programs are not read.',
};

/** What a reply must be like, from the assertions of one test; what has no equal is told. */
export function readExpectations(
  journal: Journal,
  test: TestCase,
  fill: Fill,
): ExpectationDocument[] {
  return test.asserts.flatMap((assertion) => readAssertion(journal, assertion, { test, fill }));
}

type Around = { test: TestCase; fill: Fill };

function readAssertion(journal: Journal, source: Source, around: Around): ExpectationDocument[] {
  const spot = source.at([]);
  if (typeof source.value === 'string' || !isFields(source.value)) {
    journal.unmapped(spot, String(source.value), 'An assertion is a map with type and value.');
    return [];
  }
  const { type, value } = source.value;
  const name = typeof type === 'string' ? type : 'assert';
  const { unjudged } = around.test;
  if (unjudged !== null) {
    journal.unmapped(spot, name, unjudged);
    return [];
  }
  if (name === 'assert-set') return readSet(journal, source, around);
  if ('transform' in source.value) {
    journal.unmapped(source.at(['transform']), name, 'The reply is reshaped by a program first.');
    return [];
  }
  const filled = fillValue(value, around.fill);
  const mapped = 'why' in filled ? filled : mapAssertion({ type: name, value: filled.value });
  if ('why' in mapped) {
    journal.unmapped(spot, name, mapped.why);
    return [];
  }
  reportRest(journal, source, ['type', 'value', 'weight'], whys);
  if (mapped.note !== undefined) journal.note(spot, name, mapped.note);
  return weighted(journal, source, mapped.expectation);
}

function readSet(journal: Journal, source: Source, around: Around): ExpectationDocument[] {
  const { value } = source;
  const isPlain =
    isFields(value) &&
    value.threshold === undefined &&
    (value.weight === undefined || value.weight === 1) &&
    around.test.threshold === null;
  if (!isPlain) {
    const why =
      'A group with a threshold or weight of its own has no equal here. Write its parts out.';
    journal.unmapped(source.at([]), 'assert-set', why);
    return [];
  }
  reportRest(journal, source, ['type', 'assert', 'weight'], whys);
  return itemsOf(below(source, ['assert'])).flatMap((one) => readAssertion(journal, one, around));
}

function weighted(
  journal: Journal,
  source: Source,
  expectation: ExpectationDocument,
): ExpectationDocument[] {
  const weight = isFields(source.value) ? source.value.weight : undefined;
  if (weight === undefined || weight === 1) return [expectation];
  const spot = source.at(['weight']);
  if (weight === 0) {
    journal.unmapped(spot, 'weight', 'It counts for nothing, so it could never fail. Left out.');
    return [];
  }
  const isGood =
    typeof weight === 'number' &&
    weight >= 0.01 &&
    weight <= 100 &&
    Math.abs(weight * 100 - Math.round(weight * 100)) < 1e-9;
  if (isGood) return [{ ...expectation, weight }];
  journal.unmapped(
    spot,
    'weight',
    'Weights go from 0.01 to 100 with two decimals. It counts as 1.',
  );
  return [expectation];
}

/** Fills the texts of a value; numbers and other values stay. */
function fillValue(value: unknown, fill: Fill): { value: unknown } | { why: string } {
  if (typeof value === 'string') {
    if (value.startsWith('file://'))
      return { why: 'Values from files are not read. Write it here.' };
    const filled = fill(value);
    return 'why' in filled ? filled : { value: filled.text };
  }
  if (!Array.isArray(value)) return { value };
  const all: unknown[] = [];
  for (const one of value) {
    const filled = fillValue(one, fill);
    if ('why' in filled) return filled;
    all.push(filled.value);
  }
  return { value: all };
}
