import { nameOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { type OpenItem, openItem } from './open-item.ts';
import { asHuman } from './verdicts-of.ts';

/**
 * `seen` counts what people had said about it when the caller looked, `replays` how often it had been played
 * again.
 */
export type Asked = {
  itemId: string;
  turn: number;
  expectation: number;
  seen: number;
  replays: number;
};

/**
 * One expectation of a locked conversation, with what holds of it.
 * @throws what `openItem` throws, runs.playedMeanwhile, runs.expectationNotFound,
 *   runs.verdictChangedMeanwhile
 */
export async function openExpectation(scope: Scope, asked: Asked) {
  const item = await openItem(scope, asked.itemId);
  if (item.replays !== asked.replays) throw runErrors.playedMeanwhile();
  const machine = item.turns
    .find(({ position }) => position === asked.turn)
    ?.expectations.find(({ position }) => position === asked.expectation);
  if (!machine) throw runErrors.expectationNotFound();
  const said = await scope.db.humanVerdict.findMany({
    where: {
      itemId: asked.itemId,
      round: 0,
      turnPosition: asked.turn,
      position: asked.expectation,
    },
    orderBy: [{ isLatest: 'desc' }, { givenAt: 'desc' }, { id: 'desc' }],
    select: { verdict: true, note: true, givenById: true },
  });
  const [latest] = said;
  if (said.length !== asked.seen) {
    throw runErrors.verdictChangedMeanwhile(await nameOf(scope, latest?.givenById ?? null));
  }
  const verdict = asHuman(latest?.verdict ?? null);
  const standing = verdict && latest ? { verdict, note: latest.note } : null;
  return { item, machine, standing };
}

/** What people say about an expectation is kept, one behind the other; this is now the newest of it. */
export async function keepSaid(
  scope: Scope,
  { itemId, turn, expectation }: Asked,
  o: {
    item: OpenItem;
    row: { verdict: 'PASS' | 'FAIL' | null; note: string };
    machine: OpenItem['turns'][number]['expectations'][number];
    judge: { judgeId: string | null; judgeName: string | null; judgeModel: string | null };
  },
): Promise<void> {
  const place = { itemId, turnPosition: turn, position: expectation };
  await scope.db.humanVerdict.updateMany({
    where: { ...place, round: 0, isLatest: true },
    data: { isLatest: false },
  });
  await scope.db.humanVerdict.createMany({
    data: {
      ...place,
      ...o.row,
      ...o.judge,
      machineVerdict: o.machine.verdict,
      isSemantic: o.machine.spec.kind === 'SEMANTIC_ASSERT',
      confidence: o.machine.evidence.confidence ?? null,
      givenById: scope.personId,
    },
  });
}
