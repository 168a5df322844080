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

/** What every reply of the bench's model contains. */
export const checks = ['order 4711', 'shipped', 'parcel service', 'anything else'];
