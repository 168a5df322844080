import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import type { PlayedExpectation, PlayedTurn } from '../play/played.ts';
import { placeKey } from './place.ts';

/** What one person said about an expectation, as it is shown. */
export type HumanVerdict = {
  /** Null: what was said before was taken back. */
  verdict: 'PASS' | 'FAIL' | null;
  note: string;
  /** Null when whoever said it has left. */
  by: string | null;
  at: Date;
};

/** An expectation with what people said about it; `verdict` is what holds, its evidence the machine's. */
export type JudgedByPeople = PlayedExpectation & {
  /** As it was judged without people. */
  machineVerdict: PlayedExpectation['verdict'];
  /** Null when nobody said anything, or took it back. */
  human: (HumanVerdict & { verdict: 'PASS' | 'FAIL' }) | null;
  /** All that people said, newest first. */
  said: HumanVerdict[];
};

/** What people said about conversations: by conversation and place, newest first. */
export type SaidOf = ReadonlyMap<string, ReadonlyMap<string, HumanVerdict[]>>;

/**
 * Reads what people said about these conversations.
 * @param round that of an earlier result; what the conversations came to last when absent
 */
export async function readSaid(scope: Scope, itemIds: string[], round = 0): Promise<SaidOf> {
  const rows = await scope.db.humanVerdict.findMany({
    where: { itemId: { in: itemIds }, round },
    orderBy: [{ isLatest: 'desc' }, { givenAt: 'desc' }, { id: 'desc' }],
  });
  const names = await namesOf(
    scope,
    rows.map(({ givenById }) => givenById),
  );
  const byItem = new Map<string, Map<string, HumanVerdict[]>>();
  for (const row of rows) {
    const places = byItem.get(row.itemId) ?? new Map<string, HumanVerdict[]>();
    const key = placeKey({ turn: row.turnPosition, expectation: row.position });
    const said = {
      verdict: asHuman(row.verdict),
      note: row.note,
      by: names.get(row.givenById ?? '') ?? null,
      at: row.givenAt,
    };
    places.set(key, [...(places.get(key) ?? []), said]);
    byItem.set(row.itemId, places);
  }
  return byItem;
}

/** Turns with what people said about each of their expectations. */
export function withSaid<Turn extends Pick<PlayedTurn, 'position' | 'expectations'>>(
  turn: Turn,
  places: ReadonlyMap<string, HumanVerdict[]> | undefined,
): Turn & { expectations: JudgedByPeople[] } {
  return {
    ...turn,
    expectations: turn.expectations.map((one) => {
      const key = placeKey({ turn: turn.position, expectation: one.position });
      const said = places?.get(key) ?? [];
      const [latest] = said;
      const verdict = latest?.verdict ?? null;
      return {
        ...one,
        verdict: verdict ?? one.verdict,
        machineVerdict: one.verdict,
        human: latest && verdict ? { ...latest, verdict } : null,
        said,
      };
    }),
  };
}

/** The column holds no other ones; its check says so. */
export function asHuman(verdict: string | null): 'PASS' | 'FAIL' | null {
  return verdict === 'PASS' || verdict === 'FAIL' ? verdict : null;
}
