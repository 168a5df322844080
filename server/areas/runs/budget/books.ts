import { type Grant, grantOf, type Limit } from './grant.ts';
import type { SpendingReport } from './purse.ts';

/** What one worker of a run, by its fence, has on the books for one month, in micro-USD. */
export type Entry = {
  fence: number;
  month: string;
  spent: number;
  estimated: number;
  lost: number;
  reserved: number;
  /** What the call needs that waits longest for money; 0 when none does. */
  wanted: number;
};

export type MonthSum = { spent: number; reserved: number };

/** The books of a run and of its organization's months, as they are before a report. */
export type Books = {
  /** The month it is now. */
  month: string;
  /** Null: no limit. */
  runBudget: number | null;
  monthBudget: number | null;
  /** Of this run: all workers, all months. */
  entries: readonly Entry[];
  /** Of all runs, by month. */
  months: ReadonlyMap<string, MonthSum>;
};

export type Booked = Grant & {
  /** The entries of the worker that reported, as they are from now on. */
  entries: Entry[];
  /** The months that change, as they are from now on. */
  months: Map<string, MonthSum>;
};

/**
 * Books what the worker of a run reports and grants what it may have. Since a report tells whole amounts,
 * booking it twice is the same as once.
 * @param o.isOver the run ends here: nothing is granted, and what calls still hold counts as spent, since
 *   nobody will hear what they cost
 */
export function bookReport(
  books: Books,
  report: SpendingReport,
  { fence, isOver }: { fence: number; isOver: boolean },
): Booked {
  const entries = report.tallies.map(({ month, spent, estimated, inFlight, idle }): Entry => {
    // A worker that goes on giving away what is idle may have done so since.
    const held = inFlight + (isOver && report.isFrozen ? 0 : idle);
    return {
      fence,
      month,
      spent,
      estimated: isOver ? estimated + held : estimated,
      lost: 0,
      reserved: isOver ? 0 : held,
      wanted: 0,
    };
  });
  const mine = books.entries.filter((entry) => entry.fence === fence);
  const others = books.entries.filter((entry) => entry.fence !== fence);
  const months = new Map<string, MonthSum>();
  const change = (month: string, by: MonthSum) => {
    const before = months.get(month) ?? books.months.get(month) ?? { spent: 0, reserved: 0 };
    months.set(month, {
      spent: before.spent + by.spent,
      reserved: before.reserved + by.reserved,
    });
  };
  for (const entry of mine) {
    change(entry.month, { spent: -spentOf(entry), reserved: -entry.reserved });
  }
  for (const entry of entries) {
    change(entry.month, { spent: spentOf(entry), reserved: entry.reserved });
  }
  if (isOver) return { granted: 0, usedUp: null, entries, months };

  const limits = limitsOf(books, [...others, ...entries], months.get(books.month));
  const grant = grantOf(report.ask, limits);
  const wanted = grant.granted === 0 ? report.ask.first : 0;
  if (grant.granted + wanted > 0) {
    let now = entries.find(({ month }) => month === books.month);
    if (!now) {
      now = newEntry(fence, books.month);
      entries.push(now);
    }
    now.reserved += grant.granted;
    now.wanted = wanted;
    change(books.month, { spent: 0, reserved: grant.granted });
  }
  return { ...grant, entries, months };
}

function newEntry(fence: number, month: string): Entry {
  return { fence, month, spent: 0, estimated: 0, lost: 0, reserved: 0, wanted: 0 };
}

/** Everything of an entry that never comes back. */
function spentOf({ spent, estimated, lost }: Entry): number {
  return spent + estimated + lost;
}

function limitsOf(
  { month, runBudget, monthBudget, months }: Books,
  entries: readonly Entry[],
  changed: MonthSum | undefined,
): Limit[] {
  const sum = (of: (entry: Entry) => number) => entries.reduce((all, one) => all + of(one), 0);
  const now = changed ?? months.get(month) ?? { spent: 0, reserved: 0 };
  return [
    ...(runBudget === null
      ? []
      : [
          {
            rule: 'BUDGET' as const,
            budget: runBudget,
            spent: sum(spentOf),
            reserved: sum(({ reserved }) => reserved),
          },
        ]),
    ...(monthBudget === null
      ? []
      : [{ rule: 'MONTH_BUDGET' as const, budget: monthBudget, ...now }]),
  ];
}
