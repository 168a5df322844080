/** One row of the table: what is played, how fast the model is, and how much longer than the bare loop it may take. */
export type Case = {
  what: string;
  items: number;
  turns: number;
  latencyMs: number;
  concurrency: number;
  limit: number;
};

export const cases: readonly Case[] = [
  { what: '500 of one turn', items: 500, turns: 1, latencyMs: 200, concurrency: 100, limit: 1.1 },
  { what: '500 of one turn', items: 500, turns: 1, latencyMs: 20, concurrency: 20, limit: 1.2 },
  { what: '500 of one turn', items: 500, turns: 1, latencyMs: 200, concurrency: 4, limit: 1.05 },
  { what: '5,000 of one turn', items: 5_000, turns: 1, latencyMs: 20, concurrency: 100, limit: 2 },
  { what: '5,000 of one turn', items: 5_000, turns: 1, latencyMs: 20, concurrency: 20, limit: 1.2 },
  { what: '100 of four turns', items: 100, turns: 4, latencyMs: 20, concurrency: 20, limit: 1.3 },
  { what: '100 of four turns', items: 100, turns: 4, latencyMs: 200, concurrency: 20, limit: 1.05 },
  { what: '100 of four turns', items: 100, turns: 4, latencyMs: 200, concurrency: 4, limit: 1.05 },
  { what: '500 of one turn', items: 500, turns: 1, latencyMs: 0, concurrency: 20, limit: 8 },
];

/** What is played clean and with every tenth call failing, and how much longer the latter may take. */
export type FaultCase = Omit<Case, 'turns'>;

const failing = ', every tenth call fails';

export const faultCases: readonly FaultCase[] = [
  { what: `500 of one turn${failing}`, items: 500, latencyMs: 200, concurrency: 100, limit: 2 },
  { what: `500 of one turn${failing}`, items: 500, latencyMs: 20, concurrency: 20, limit: 2 },
  { what: `5,000 of one turn${failing}`, items: 5_000, latencyMs: 20, concurrency: 100, limit: 2 },
];

/** What is played as it is and so many times as often, and how much more memory the latter may take. */
export type MemoryCase = Omit<Case, 'turns'> & { times: number; hasBigReplies?: boolean };

export const memoryCases: readonly MemoryCase[] = [
  {
    what: 'Memory of 50,000 against 5,000 of one turn',
    items: 5_000,
    times: 10,
    latencyMs: 20,
    concurrency: 100,
    limit: 1.2,
  },
  {
    what: 'Memory of 300 against 100 replies of 1 MB',
    items: 100,
    times: 3,
    latencyMs: 20,
    concurrency: 100,
    hasBigReplies: true,
    limit: 2,
  },
];

/** What a case is called in the report, and chosen by. */
export const nameOf = ({
  what,
  latencyMs,
  concurrency,
}: Pick<Case, 'what' | 'latencyMs' | 'concurrency'>) =>
  `${what}, ${latencyMs} ms, ${concurrency} at once`;

/** What every reply of the bench's model contains. */
export const checks = ['order 4711', 'shipped', 'parcel service', 'anything else'];
