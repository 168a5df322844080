import type { Scope } from './scope.ts';

/** Opens one short unit of work at a time, for work that talks to the outside in between. */
export type OpenUnit = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;
