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
  | { key: string; kind: 'EXPECT'; expectations: DraftExpectation[] };

/** A scenario being edited. */
export type Draft = {
  name: string;
  description: string;
  locale: string;
  tags: string[];
  onFail: 'STOP' | 'CONTINUE';
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
  const next = emptySpec(kind);
  if (!('values' in next && 'values' in spec)) return next;
  return { ...next, values: spec.values, caseSensitive: spec.caseSensitive };
}

/** What is edited of a stored scenario. Keys come from the places, so that server and browser agree. */
export function toDraft(stored: {
  name: string;
  description: string;
  tags: string[];
  content: ScenarioContent;
}): Draft {
  const { name, description, tags, content } = stored;
  const { locale, onFail } = content;
  const turns = content.turns.map((turn, i): DraftTurn => {
    if (turn.kind === 'USER') return { key: `t${i}`, ...turn };
    const expectations = turn.expectations.map((spec, j) => ({ key: `t${i}e${j}`, spec }));
    return { key: `t${i}`, kind: 'EXPECT', expectations };
  });
  return { name, description, tags, locale, onFail, turns };
}

/** What the server is given of a draft; it may still be refused. */
export function toInput(draft: Draft): z.input<typeof CreateScenario> {
  const turns = draft.turns.map(
    (turn): ScenarioTurn =>
      turn.kind === 'USER'
        ? { kind: 'USER', userText: turn.userText }
        : { kind: 'EXPECT', expectations: turn.expectations.map(({ spec }) => spec) },
  );
  return { ...draft, turns };
}
