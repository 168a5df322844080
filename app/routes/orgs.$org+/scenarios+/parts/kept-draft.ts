import { z } from 'zod';
import type { Draft, DraftTurn } from './draft.ts';

const text = z.string();
const weight = z.number().optional();

/** An expectation as far as it is written: nothing has to be filled in yet. */
const KeptSpec = z.union([
  z.object({
    kind: z.enum(['MUST_CONTAIN', 'MUST_CONTAIN_ANY', 'MUST_NOT_CONTAIN']),
    values: z.array(text),
    caseSensitive: z.boolean(),
    weight,
  }),
  z.object({
    kind: z.literal('REGEX'),
    pattern: text,
    flags: text,
    negated: z.boolean(),
    weight,
  }),
  z.object({ kind: z.literal('SEMANTIC_ASSERT'), rubric: text, weight }),
]);

const KeptTurn = z.union([
  z.object({ kind: z.literal('USER'), userText: text }),
  z.object({
    kind: z.literal('EXPECT'),
    expectations: z.array(KeptSpec),
    sample: text.optional(),
  }),
]);

/** A draft without keys, as it is kept and merged. */
export const KeptScenario = z.object({
  name: text,
  description: text,
  locale: text,
  tags: z.array(text),
  onFail: z.enum(['STOP', 'CONTINUE']),
  threshold: z.number().nullable(),
  variables: z.array(z.object({ name: text, value: text })),
  data: z
    .object({
      columns: z.array(text),
      rows: z.array(z.object({ name: text, values: z.array(text) })),
    })
    .nullable(),
  turns: z.array(KeptTurn),
});
export type KeptScenario = z.infer<typeof KeptScenario>;
export type KeptTurn = KeptScenario['turns'][number];

/** What the drafts of the server hold of a scenario; `base` is what it was called when it was opened. */
export const KeptDraft = z.object({
  draft: KeptScenario,
  base: z.object({ name: text, description: text, tags: z.array(text) }).nullable(),
});
export type KeptDraft = z.infer<typeof KeptDraft>;

export function toKeptTurn(turn: DraftTurn): KeptTurn {
  if (turn.kind === 'USER') return { kind: 'USER', userText: turn.userText };
  const { expectations, sample } = turn;
  return {
    kind: 'EXPECT',
    expectations: expectations.map(({ spec }) => spec),
    ...(sample === undefined ? {} : { sample }),
  };
}

/** A draft without its keys. */
export function toKept(draft: Draft): KeptScenario {
  return {
    ...draft,
    variables: draft.variables.map(({ name, value }) => ({ name, value })),
    data: draft.data && {
      columns: draft.data.columns.map(({ name }) => name),
      rows: draft.data.rows.map(({ name, values }) => ({ name, values })),
    },
    turns: draft.turns.map(toKeptTurn),
  };
}

/**
 * The draft again. `keyOf` makes its keys of a letter and a place; the default gives the same on server
 * and browser.
 */
export function fromKept(
  kept: KeptScenario,
  keyOf: (letter: string, place: number) => string = (letter, place) => `${letter}${place}`,
): Draft {
  return {
    ...kept,
    variables: kept.variables.map((one, i) => ({ key: keyOf('v', i), ...one })),
    data: kept.data && {
      columns: kept.data.columns.map((name, i) => ({ key: keyOf('c', i), name })),
      rows: kept.data.rows.map((row, i) => ({ key: keyOf('r', i), ...row })),
    },
    turns: kept.turns.map((turn, i): DraftTurn => {
      const key = keyOf('t', i);
      if (turn.kind === 'USER') return { key, ...turn };
      const expectations = turn.expectations.map((spec, j) => ({ key: `${key}e${j}`, spec }));
      return { key, ...turn, expectations };
    }),
  };
}
