import type { ScenarioDocument } from '#server/areas/scenarios/document.ts';
import { ScenarioDocument as Schema } from '#server/areas/scenarios/document.ts';
import type { PlacedDocument } from '../read-documents.ts';
import { type Fill, readExpectations } from './expectations.ts';
import { fillWith, readValues, rowsOf, type Values } from './fill-vars.ts';
import { type PromptParts, short } from './read-prompts.ts';
import type { TestCase } from './read-tests.ts';
import type { Journal, Spot } from './source.ts';

type Turn = ScenarioDocument['spec']['turns'][number];

/** Tests of one conversation, in order, and where it is named. */
export type Thread = { tests: readonly TestCase[]; spot: Spot };

/**
 * Groups tests into conversations: with a prompt that repeats the conversation, tests of the same
 * `conversationId` follow each other, and those without one are one conversation too.
 */
export function threadsOf(tests: readonly TestCase[], isThread: boolean): Thread[] {
  if (!isThread) return tests.map((test) => ({ tests: [test], spot: test.spot }));
  const groups = new Map<string, TestCase[]>();
  for (const test of tests) {
    const key = test.conversationId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ tests: group, spot: first.spot }] : [];
  });
}

/** What scenarios are made with. */
export type Making = {
  prompt: PromptParts;
  /** Names the prompt's own part needs from each scenario. */
  openingNames: readonly string[];
  tags: readonly string[];
  uniqueName(wanted: string): string;
};

/** One conversation as a scenario; null, with the reason told, when it can't be one. */
export function buildScenario(
  journal: Journal,
  thread: Thread,
  making: Making,
): PlacedDocument | null {
  const [first] = thread.tests;
  if (!first) return null;
  const turns: Turn[] = [];
  let data: Values['lists'] = new Map();
  let opening = '';
  let rows: ReturnType<typeof rowsOf> = [];
  const variables: Record<string, string> = {};
  for (const test of thread.tests) {
    const values = readValues(journal, test);
    if (values.lists.size > 0) {
      if (thread.tests.length > 1) {
        journal.unmapped(
          test.spot,
          'vars',
          'A list of values in a conversation has no equal here.',
        );
        return null;
      }
      data = values.lists;
      rows = rowsOf(values);
      if (rows === null) {
        journal.unmapped(
          test.spot,
          'vars',
          'Its lists make more than 500 combinations. Split them.',
        );
        return null;
      }
    }
    const fill = fillWith(values);
    const user = userTurn(journal, test, { fill, making });
    if (user === null) return null;
    turns.push(user);
    opening ||= user.user;
    const expectations = readExpectations(journal, test, fill);
    if (expectations.length > 0) turns.push({ expect: expectations });
    for (const name of making.openingNames) {
      const value = values.single.get(name);
      if (value !== undefined && !data.has(name)) variables[name] = value;
    }
  }
  const spec = {
    tags: [...new Set([...making.tags, ...first.tags])].slice(0, 20),
    ...(thread.tests.length > 1 && { onFail: 'continue' }),
    ...threshold(journal, thread),
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(data.size > 0 && rows && { data: rows }),
    turns,
  };
  const name = making.uniqueName(first.description ?? short(opening));
  return placed(journal, { kind: 'Scenario', name, spec }, thread.spot);
}

function placed(journal: Journal, document: unknown, spot: Spot): PlacedDocument | null {
  const parsed = Schema.safeParse(document);
  if (parsed.success) return { ...spot, document: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'It can’t be read.';
  journal.unmapped(spot, 'tests', where);
  return null;
}

function userTurn(
  journal: Journal,
  test: TestCase,
  { fill, making }: { fill: Fill; making: Making },
): { user: string } | null {
  const { prompt } = making;
  const isWhole = prompt.opening === null;
  if (!isWhole && (test.prefix !== '' || test.suffix !== '')) {
    const why = 'It goes around the whole prompt, whose first part is a prompt of its own here.';
    journal.unmapped(test.spot, 'options.prefix, options.suffix', why);
  }
  const template = isWhole ? `${test.prefix}${prompt.userText}${test.suffix}` : prompt.userText;
  const filled = fill(template);
  if ('why' in filled) journal.unmapped(test.spot, short(template), filled.why);
  else if (filled.text.trim() === '') {
    journal.unmapped(test.spot, 'vars', `What the user says is empty: ${short(template)}.`);
  } else return { user: filled.text };
  return null;
}

function threshold(journal: Journal, { tests }: Thread): { threshold?: number } {
  const [first] = tests;
  const given = tests.filter((test) => test.threshold !== null);
  if (!first || given.length === 0) return {};
  const value = first.threshold ?? 0;
  if (tests.length > 1) {
    const why = 'A scenario has one threshold for all its turns, not one for each. Left out.';
    for (const test of given) journal.unmapped(test.spot, 'threshold', why);
    return {};
  }
  const rounded = Math.round(value * 10_000) / 10_000;
  if (value > 0 && value <= 1 && Math.abs(rounded - value) < 1e-9) return { threshold: rounded };
  journal.unmapped(first.spot, 'threshold', 'Thresholds here are above 0 and at most 1.');
  return {};
}
