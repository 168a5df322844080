import {
  type Evidence,
  type ExpectationSpec,
  ScenarioContent,
} from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { matrixOrder } from './list-items.ts';

/** One conversation: what was said, how each reply was judged and why, and what was to come. */
export async function getItem(scope: Scope, itemId: string) {
  const item = await scope.db.runItem.findFirst({
    where: { id: itemId },
    include: {
      run: {
        select: {
          id: true,
          number: true,
          suiteId: true,
          suiteName: true,
          status: true,
          repeats: true,
        },
      },
      target: {
        select: { name: true, kind: true, promptName: true, promptVersion: true, promptText: true },
      },
      scenario: { select: { name: true, version: true, content: true } },
    },
  });
  if (!item) throw runErrors.itemNotFound();
  const { orgId: _, fence: __, leaseUntil: ___, costMicroUsd, scenario, ...described } = item;
  return {
    ...described,
    costMicroUsd: toNumber(costMicroUsd),
    scenarioName: scenario.name,
    scenarioVersion: scenario.version,
    /** All turns of the scenario; the `position` of a played turn is its place in `content.turns`. */
    content: ScenarioContent.parse(scenario.content),
    turns: await readTurns(scope, itemId),
    ...(await failingNeighbours(scope, item.runId, itemId)),
  };
}

/** The played turns of one item, in order. */
export async function readTurns(scope: Scope, itemId: string) {
  const turns = await scope.db.turnResult.findMany({
    where: { itemId },
    orderBy: { position: 'asc' },
    omit: { orgId: true, itemId: true },
    include: {
      expectations: {
        orderBy: { position: 'asc' },
        omit: { orgId: true, itemId: true, turnPosition: true },
      },
    },
  });
  return turns.map(({ costMicroUsd, expectations, ...turn }, index) => ({
    ...turn,
    /** As people count: 1 is the first thing the user says. */
    number: index + 1,
    costMicroUsd: toNumber(costMicroUsd),
    expectations: expectations.map(asStored),
  }));
}

function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}

/** Guarantees the shapes: only `recordItems` writes these columns, from exactly these types. */
function asStored<Row extends { spec: unknown; evidence: unknown }>(row: Row) {
  return { ...row, spec: row.spec as ExpectationSpec, evidence: row.evidence as Evidence };
}

/** The failing items before and after one, in the matrix' order, for going from failure to failure. */
async function failingNeighbours(scope: Scope, runId: string, itemId: string) {
  const ordered = await scope.db.runItem.findMany({
    where: { runId, OR: [{ verdict: { in: ['FAIL', 'ERROR'] } }, { id: itemId }] },
    orderBy: matrixOrder,
    select: { id: true },
  });
  const here = ordered.findIndex(({ id }) => id === itemId);
  return {
    previousFailingId: ordered[here - 1]?.id ?? null,
    nextFailingId: ordered[here + 1]?.id ?? null,
  };
}
