import type { AnyProcedure, AnyRouter } from '@trpc/server';
import type { z } from 'zod';
import type { Permission } from './access.ts';
import type { AppError } from './errors.ts';
import type { JobKind } from './jobs.ts';
import type { OrgRoute } from './org-route.ts';
import type { SealedColumn } from './secrets/rotation/parts.ts';
import type { Services } from './services.ts';
import type { Slots } from './slots.ts';

/** What a job handler gets: the organization it was queued for and its checked payload. */
export type JobRun<Payload> = {
  orgId: string;
  payload: Payload;
  services: Services;
  /** What the job may use of its process; a job that plays many things at once asks before each. */
  slots: Slots;
  /** Aborts when the process must stop. */
  signal: AbortSignal;
};

export type JobBinding = {
  kind: JobKind<z.ZodType>;
  run(job: JobRun<never>): Promise<void>;
};

/** Binds a handler to its job kind, checking that it takes that kind's payload. */
export function onJob<Payload extends z.ZodType>(
  kind: JobKind<Payload>,
  run: (job: JobRun<z.output<Payload>>) => Promise<void>,
): JobBinding {
  return { kind, run };
}

type RouterRecord = Readonly<Record<string, AnyRouter | Readonly<Record<string, AnyProcedure>>>>;

/**
 * The manifest of one area. Everything else about the program follows from these: both API routers,
 * the worker's tasks, the roles, the translation of database conflicts, the inventory.
 */
export type Area = {
  readonly name: string;
  /** Procedures outside organizations, at `/api/trpc`. */
  readonly account?: RouterRecord;
  /** Procedures inside one organization, at `/api/orgs/:org/trpc`. */
  readonly org?: RouterRecord;
  /** What else one organization answers, at `/api/orgs/:org/<path>`. */
  readonly routes?: readonly OrgRoute[];
  readonly permissions?: readonly Permission[];
  readonly jobs?: readonly JobBinding[];
  /** The columns that hold its secrets, so that a change of keys finds them. */
  readonly sealed?: readonly SealedColumn[];
  /** What a broken unique or check constraint means to people, by constraint name. */
  readonly conflicts?: Readonly<Record<string, () => AppError>>;
};

/** Declares an area, keeping the exact types of its routers. */
export function defineArea<const A extends Area>(area: A): A {
  return area;
}
