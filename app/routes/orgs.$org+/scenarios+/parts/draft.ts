import type { z } from 'zod';
import type {
  CreateScenario,
  ExpectationSpec,
  ScenarioContent,
  ScenarioTurn,
} from '#server/areas/scenarios/schema.ts';

/** An expectation being edited; `key` stays its own wherever it moves. May be half typed. */
export type DraftExpectation = { key: string; spec: ExpectationSpec };
export type DraftTurn =
  | { key: string; kind: 'USER'; userText: string }
  | {
      key: string;
      kind: 'EXPECT';
      expectations: DraftExpectation[];
      /** The reply that is kept to try the expectations on. */
      sample?: string;
    };

/** A setup variable being edited: its name may be empty or stand twice. */
export type DraftVariable = { key: string; name: string; value: string };
export type DraftColumn = { key: string; name: string };
/** `values` has one for each column, in their order. */
export type DraftRow = { key: string; name: string; values: string[] };
export type DraftData = { columns: DraftColumn[]; rows: DraftRow[] };

/** A scenario being edited. */
export type Draft = {
  name: string;
  description: string;
  locale: string;
  tags: string[];
  onFail: 'STOP' | 'CONTINUE';
  /** Above 0, at most 1; null: everything must pass. */
  threshold: number | null;
  variables: DraftVariable[];
  data: DraftData | null;
  turns: DraftTurn[];
};

let keysMade = 0;
/** A key that no turn or expectation on the page has. Only for what is made in the browser. */
export function newKey(): string {
  keysMade += 1;
  return `n${keysMade}`;
}

export function emptySpec(kind: ExpectationSpec['kind']): ExpectationSpec {
  if (kind === 'REGEX') return { kind, pattern: '', flags: '', negated: false };
  if (kind === 'SEMANTIC_ASSERT') return { kind, rubric: '' };
  return { kind, values: [], caseSensitive: false };
}

/** The same expectation as another kind, keeping what both have. */
export function asKind(spec: ExpectationSpec, kind: ExpectationSpec['kind']): ExpectationSpec {
  const empty = emptySpec(kind);
  const next = spec.weight === undefined ? empty : { ...empty, weight: spec.weight };
  if (!('values' in next && 'values' in spec)) return next;
  return { ...next, values: spec.values, caseSensitive: spec.caseSensitive };
}

/** What of a stored scenario is edited. */
export type Authored = {
  name: string;
  description: string;
  tags: string[];
  content: ScenarioContent;
};

/** A turn of a stored scenario, with keys that begin with `key`. */
export function toDraftTurn(turn: ScenarioTurn, key: string): DraftTurn {
  if (turn.kind === 'USER') return { key, ...turn };
  const expectations = turn.expectations.map((spec, j) => ({ key: `${key}e${j}`, spec }));
  return { key, ...turn, expectations };
}

/** What is edited of a stored scenario. Keys come from the places, so that server and browser agree. */
export function toDraft({ name, description, tags, content }: Authored): Draft {
  const { locale, onFail, threshold, data } = content;
  return {
    name,
    description,
    tags,
    locale,
    onFail,
    threshold,
    variables: Object.entries(content.variables).map(([variable, value], i) => ({
      key: `v${i}`,
      name: variable,
      value,
    })),
    data: data && {
      columns: data.columns.map((column, i) => ({ key: `c${i}`, name: column })),
      rows: data.rows.map((row, i) => ({ key: `r${i}`, ...row })),
    },
    turns: content.turns.map((turn, i) => toDraftTurn(turn, `t${i}`)),
  };
}

/** What the server is given of a turn. */
export function toInputTurn({ key: _, ...turn }: DraftTurn): ScenarioTurn {
  if (turn.kind === 'USER') return turn;
  return { ...turn, expectations: turn.expectations.map(({ spec }) => spec) };
}

/** What the server is given of a draft; it may still be refused. Lines nobody wrote in are left out. */
export function toInput(draft: Draft): z.input<typeof CreateScenario> {
  const { data } = draft;
  return {
    ...draft,
    variables: Object.fromEntries(
      draft.variables
        .filter(({ name, value }) => name !== '' || value !== '')
        .map(({ name, value }) => [name, value]),
    ),
    data: data && {
      columns: data.columns.map(({ name }) => name),
      rows: data.rows.map(({ name, values }) => ({ name, values })),
    },
    turns: draft.turns.map(toInputTurn),
  };
}
