/** What one person said about an expectation. */
export interface HumanVerdict {
  /** Null: what was said before was taken back. */
  verdict: 'PASS' | 'FAIL' | null;
  note: string;
  /** Null when whoever said it has left. */
  by: string | null;
  at: Date;
}

/** What people made of an expectation. */
export interface Overruled {
  /** As it was judged without people. */
  machineVerdict: 'PASS' | 'FAIL' | 'ERROR';
  /** What holds; null when nobody said anything, or took it back. */
  human: (HumanVerdict & { verdict: 'PASS' | 'FAIL' }) | null;
  /** What asking the judge cost; null when unknown, absent when none was asked. */
  judgeCostMicroUsd?: number | null;
  /** All that was said, newest first. */
  said: readonly HumanVerdict[];
}

/** Where an expectation stands, for what is done to it. */
export interface ExpectationPlace {
  itemId: string;
  /** How often it was played again before. */
  replays: number;
  /** The position of its turn, and its number as people count. */
  turn: number;
  number: number;
  expectation: number;
  /** It was the last that was looked at, though more was to come. */
  isStop: boolean;
}
