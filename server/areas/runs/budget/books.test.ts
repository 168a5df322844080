import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Booked, type Books, bookReport, type Entry, type MonthSum } from './books.ts';
import { createPurse, type Purse, type Reservation, type SpendingReport } from './purse.ts';

type Call = { amount: number; reservation: Reservation };
type Worker = {
  run: number;
  fence: number;
  purse: Purse;
  calls: Call[];
  waiting: number;
  refused: number;
  report: SpendingReport | null;
  answers: Booked[];
};

const months = ['2026-11-01', '2026-12-01', '2027-01-01'];
const never = new AbortController().signal;
setMaxListeners(0, never);
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Runs of one organization with their workers, the books, and what calls have truly cost at most. */
class World {
  month = 0;
  nowMs = 0;
  readonly entries: Entry[][];
  readonly sums = new Map<string, MonthSum>();
  readonly workers: Worker[];
  readonly truth: number[];

  constructor(
    readonly budgets: readonly (number | null)[],
    readonly monthBudget: number | null,
  ) {
    this.entries = budgets.map(() => []);
    this.truth = budgets.map(() => 0);
    this.workers = budgets.map((_, run) => this.newWorker(run, 1));
  }

  private newWorker(run: number, fence: number): Worker {
    const now = () => this.nowMs;
    const purse = createPurse({ explain: (rule) => rule, onNeed: () => undefined, now });
    return { run, fence, purse, calls: [], waiting: 0, refused: 0, report: null, answers: [] };
  }

  books(run: number): Books {
    return {
      month: months[this.month] ?? '',
      runBudget: this.budgets[run] ?? null,
      monthBudget: this.monthBudget,
      entries: this.entries[run] ?? [],
      months: this.sums,
    };
  }

  reserve(worker: Worker, amount: number, isOpening: boolean): void {
    worker.waiting += 1;
    worker.purse.reserve(amount, { signal: never, isOpening }).then(
      (reservation) => {
        worker.waiting -= 1;
        worker.calls.push({ amount, reservation });
      },
      () => {
        worker.waiting -= 1;
        worker.refused += 1;
      },
    );
  }

  /** @param share of the most it can cost; null when nobody knows */
  settle(worker: Worker, share: number | null): void {
    const [call] = worker.calls.splice(0, 1);
    if (!call) return;
    const cost = share === null ? null : Math.floor(call.amount * share);
    call.reservation.settle(cost);
    this.add(worker, cost ?? call.amount);
  }

  book(worker: Worker, isOver = false): void {
    if (!worker.report) return;
    const { fence, run } = worker;
    const booked = bookReport(this.books(run), worker.report, { fence, isOver });
    this.entries[run] = [
      ...(this.entries[run] ?? []).filter((entry) => {
        const isMine = entry.fence === fence;
        return !isMine || !booked.entries.some(({ month }) => month === entry.month);
      }),
      ...booked.entries.map((entry) => ({ ...entry })),
    ];
    for (const [month, sum] of booked.months) this.sums.set(month, sum);
    worker.answers.push(booked);
  }

  /** The answer of the last try arrives, those before it were lost. */
  answer(worker: Worker): void {
    const answer = worker.answers.at(-1);
    if (!answer) return;
    worker.answers = [];
    worker.report = null;
    worker.purse.apply({ ...answer, month: months[this.month] ?? '' });
  }

  /** The worker is gone with its calls; what it held counts as spent, and another one takes the run. */
  lose(worker: Worker): void {
    for (const { amount } of worker.calls) this.add(worker, amount);
    for (const entry of this.entries[worker.run] ?? []) {
      const sum = this.sums.get(entry.month) ?? { spent: 0, reserved: 0 };
      this.sums.set(entry.month, {
        spent: sum.spent + entry.reserved,
        reserved: sum.reserved - entry.reserved,
      });
      entry.lost += entry.reserved;
      entry.reserved = 0;
    }
    this.workers[worker.run] = this.newWorker(worker.run, worker.fence + 1);
  }

  /** Breaks the run off while its calls go on. */
  cancel(worker: Worker, isFrozen: boolean): void {
    if (isFrozen) worker.purse.freeze();
    worker.report = worker.purse.takeReport({ isLast: false });
    this.book(worker, true);
    for (const { amount } of worker.calls) this.add(worker, amount);
    this.workers[worker.run] = this.newWorker(worker.run, worker.fence + 1);
  }

  private add({ run }: Worker, cost: number): void {
    this.truth[run] = (this.truth[run] ?? 0) + cost;
  }

  check(): void {
    let all = 0;
    for (const [run, budget] of this.budgets.entries()) {
      const booked = (this.entries[run] ?? []).reduce(
        (sum, { spent, estimated, lost, reserved }) => sum + spent + estimated + lost + reserved,
        0,
      );
      const worker = this.workers[run];
      const flying = (worker?.calls ?? []).reduce((sum, { amount }) => sum + amount, 0);
      const cost = (this.truth[run] ?? 0) + flying;
      all += booked;
      expect(cost, `cost of run ${run}`).toBeLessThanOrEqual(booked);
      if (budget !== null) expect(booked, `booked for run ${run}`).toBeLessThanOrEqual(budget);
    }
    let summed = 0;
    for (const { spent, reserved } of this.sums.values()) {
      summed += spent + reserved;
      expect(Math.min(spent, reserved)).toBeGreaterThanOrEqual(0);
      if (this.monthBudget !== null) {
        expect(spent + reserved).toBeLessThanOrEqual(this.monthBudget);
      }
    }
    expect(summed).toBe(all);
  }
}

const run = fc.nat(2);
const share = fc.option(fc.constantFrom(0, 0.2, 0.9, 1));
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      run,
      amount: fc.integer({ min: 0, max: 60 }),
      isOpening: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('settle' as const), run, share }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('report' as const), run }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('book' as const), run }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), run }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), run }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), run, isFrozen: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('month' as const), run }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
const budget = fc.option(fc.integer({ min: 1, max: 400 }));

function perform(world: World, one: Act): void {
  world.nowMs += 300;
  const worker = world.workers[one.run];
  if (!worker) return;
  if (one.do === 'reserve') world.reserve(worker, one.amount, one.isOpening);
  if (one.do === 'settle') world.settle(worker, one.share);
  if (one.do === 'report') worker.report ??= worker.purse.takeReport();
  if (one.do === 'book') world.book(worker);
  if (one.do === 'answer') world.answer(worker);
  if (one.do === 'lose') world.lose(worker);
  if (one.do === 'cancel' && worker.report === null) world.cancel(worker, one.isFrozen);
  // An answer tells the month of its own moment.
  if (one.do === 'month' && world.workers.every(({ answers }) => answers.length === 0)) {
    world.month = Math.min(months.length - 1, world.month + 1);
  }
}

/** Nothing new comes: calls end, workers go on stepping. */
async function windDown(world: World): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    world.nowMs += 300;
    for (const worker of world.workers) {
      while (worker.calls.length > 0) world.settle(worker, 0.5);
      worker.report ??= worker.purse.takeReport();
      world.book(worker);
      world.answer(worker);
      await settled();
      world.check();
    }
  }
}

describe('the money of runs', () => {
  it('is never overspent and never forgotten, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(budget, budget, budget),
        budget,
        fc.array(act, { maxLength: 120, size: 'max' }),
        async (budgets, monthBudget, acts) => {
          const world = new World(budgets, monthBudget);
          for (const one of acts) {
            perform(world, one);
            await settled();
            world.check();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never leaves a call waiting: it is paid for, or told that it can’t be', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(budget, budget, budget),
        budget,
        fc.array(act, { maxLength: 60, size: 'max' }),
        async (budgets, monthBudget, acts) => {
          const world = new World(budgets, monthBudget);
          for (const one of acts) {
            perform(world, one);
            await settled();
          }
          await windDown(world);
          expect(world.workers.map(({ waiting }) => waiting)).toEqual([0, 0, 0]);
          // Nobody keeps more than what a next call is likely to need.
          const idle = [...world.sums.values()].reduce((sum, { reserved }) => sum + reserved, 0);
          expect(idle).toBeLessThanOrEqual(3 * 60);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('is refused only where no money can ever come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 120, size: 'max' }), async (acts) => {
        const world = new World([null, null, null], null);
        for (const one of acts) {
          perform(world, one);
          await settled();
        }
        expect(world.workers.map(({ refused }) => refused)).toEqual([0, 0, 0]);
      }),
    );
  });

  it('leaves most of a month to others, however small the run that asks first', () => {
    const books: Books = {
      month: '2026-11-01',
      runBudget: null,
      monthBudget: 1_000,
      entries: [],
      months: new Map(),
    };
    const report = { tallies: [], ask: { first: 10, all: 20, ahead: 5_000 }, isFrozen: false };
    const { granted } = bookReport(books, report, { fence: 1, isOver: false });
    expect(granted).toBe(20 + 245);
  });
});
