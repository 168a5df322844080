import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import type { ScenarioContent, ScenarioTurn } from './schema.ts';

/** Keeps `content` as a version of a scenario for good, and makes its turns the current ones. */
export async function writeVersion(
  scope: Scope,
  scenarioId: string,
  version: number,
  content: ScenarioContent,
): Promise<void> {
  await scope.db.scenarioVersion.createMany({
    data: { scenarioId, version, content, createdById: scope.personId },
  });
  await scope.db.scenarioTurn.deleteMany({ where: { scenarioId } });
  const turns = content.turns.map((turn, position) => ({ id: newId(), position, turn }));
  await scope.db.scenarioTurn.createMany({
    data: turns.map(({ id, position, turn }) => ({
      id,
      scenarioId,
      position,
      kind: turn.kind,
      userText: turn.kind === 'USER' ? turn.userText : null,
      sample: turn.kind === 'EXPECT' ? (turn.sample ?? null) : null,
    })),
  });
  await scope.db.expectation.createMany({
    data: turns.flatMap(({ id, turn }) =>
      expectationsOf(turn).map((spec, position) => ({
        turnId: id,
        position,
        kind: spec.kind,
        spec,
      })),
    ),
  });
}

function expectationsOf(turn: ScenarioTurn) {
  return turn.kind === 'EXPECT' ? turn.expectations : [];
}
