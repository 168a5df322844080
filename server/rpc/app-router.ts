import { areas } from '#server/areas/index.ts';
import { createCallerFactory, router } from './trpc.ts';

type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (
  all: infer I,
) => void
  ? I
  : never;
type Listed = (typeof areas)[number];
type AccountRecord = UnionToIntersection<Extract<Listed, { account: unknown }>['account']>;
type OrgRecord = UnionToIntersection<Extract<Listed, { org: unknown }>['org']>;

/** Joins what the areas declare. The types say the same as the values: both come from the registry. */
function joined<Part extends 'account' | 'org', Result>(part: Part): Result {
  return Object.assign(
    {},
    ...areas.map((area) => (part in area ? area[part as never] : {})),
  ) as Result;
}

export const accountRouter = router(joined<'account', AccountRecord>('account'));
export const orgRouter = router(joined<'org', OrgRecord>('org'));

export type AccountRouter = typeof accountRouter;
export type OrgRouter = typeof orgRouter;

export const createAccountCaller = createCallerFactory(accountRouter);
export const createOrgCaller = createCallerFactory(orgRouter);
