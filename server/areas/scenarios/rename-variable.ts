import type { Scope } from '#server/core/scope.ts';
import { listOutsideNames, listScenarioPlaceholders } from './fill-scenario.ts';
import { renamePlaceholder } from './fill-text.ts';
import { lockScenario } from './lock-scenario.ts';
import type { ExpectationSpec, ScenarioContent, ScenarioTurn } from './schema.ts';
import { updateScenario } from './update-scenario.ts';

/**
 * Saves a scenario with a variable by another name, as its next version. False when the other name
 * already means something in it: then nothing is saved.
 */
export async function renameVariableInScenario(
  scope: Scope,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const { name, description, tags, version, content } = await lockScenario(scope, id);
  const renamed = renameInScenario(content, from, to);
  if (renamed === null) return false;
  const about = { id, baseVersion: version, name, description, tags };
  await updateScenario(scope, { ...about, ...renamed }, { isAuthored: false });
  return true;
}

/** Null where the other name is a variable of the scenario's own, or already stands in a text. */
export function renameInScenario(
  content: ScenarioContent,
  from: string,
  to: string,
): ScenarioContent | null {
  if (listScenarioPlaceholders(content).includes(to)) return null;
  const rename = (text: string) => renamePlaceholder(text, from, to);
  const renamed = { ...content, turns: content.turns.map((turn) => renameInTurn(turn, rename)) };
  return listOutsideNames(renamed).includes(to) ? renamed : null;
}

type Rename = (text: string) => string;

function renameInTurn(turn: ScenarioTurn, rename: Rename): ScenarioTurn {
  if (turn.kind === 'USER') return { ...turn, userText: rename(turn.userText) };
  const expectations = turn.expectations.map((spec) => renameInExpectation(spec, rename));
  return { ...turn, expectations };
}

function renameInExpectation(spec: ExpectationSpec, rename: Rename): ExpectationSpec {
  switch (spec.kind) {
    case 'REGEX':
      return { ...spec, pattern: rename(spec.pattern) };
    case 'SEMANTIC_ASSERT':
      return { ...spec, rubric: rename(spec.rubric) };
    default:
      return { ...spec, values: spec.values.map(rename) };
  }
}
