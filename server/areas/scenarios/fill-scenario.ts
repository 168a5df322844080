import { fillPattern } from './fill-pattern.ts';
import { fillText, listPlaceholders } from './fill-text.ts';
import type { ExpectationSpec, ScenarioContent, ScenarioTurn } from './schema.ts';

type Values = Readonly<Record<string, string>>;

/**
 * A scenario with `{{name}}` replaced by its value in what the user says and in what is expected. A name
 * without a value stays as it is written, and values are never filled again. The sample is no part of
 * what is played and stays. What comes out may break the limits of `ScenarioContent`: check it.
 */
export function fillScenario(content: ScenarioContent, values: Values): ScenarioContent {
  return { ...content, turns: content.turns.map((turn) => fillTurn(turn, values)) };
}

function fillTurn(turn: ScenarioTurn, values: Values): ScenarioTurn {
  if (turn.kind === 'USER') return { ...turn, userText: fillText(turn.userText, values) };
  const expectations = turn.expectations.map((expectation) => fillExpectation(expectation, values));
  return { ...turn, expectations };
}

function fillExpectation(expectation: ExpectationSpec, values: Values): ExpectationSpec {
  switch (expectation.kind) {
    case 'REGEX':
      return { ...expectation, pattern: fillPattern(expectation.pattern, values) };
    case 'SEMANTIC_ASSERT':
      return { ...expectation, rubric: fillText(expectation.rubric, values) };
    default:
      return { ...expectation, values: expectation.values.map((text) => fillText(text, values)) };
  }
}

/** The names between braces in what a scenario plays, each once, its own variables included. */
export function listScenarioPlaceholders(content: ScenarioContent): string[] {
  return listPlaceholders(textsOf(content));
}

/** The names a scenario takes from outside: neither its own variables nor columns of its table. */
export function listOutsideNames(content: ScenarioContent): string[] {
  const own = new Set([...Object.keys(content.variables), ...(content.data?.columns ?? [])]);
  return listScenarioPlaceholders(content).filter((name) => !own.has(name));
}

function textsOf(content: ScenarioContent): string[] {
  return content.turns.flatMap((turn) => {
    if (turn.kind === 'USER') return [turn.userText];
    return turn.expectations.flatMap((expectation) => {
      if (expectation.kind === 'REGEX') return [expectation.pattern];
      if (expectation.kind === 'SEMANTIC_ASSERT') return [expectation.rubric];
      return expectation.values;
    });
  });
}
