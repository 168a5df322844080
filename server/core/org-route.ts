import type { z } from 'zod';
import type { Permission } from './access.ts';
import type { Scope } from './scope.ts';
import type { Services } from './services.ts';

/** What a route of an organization works with. */
export type OrgRouteContext = {
  services: Services;
  /** Opens a unit of work as whoever asks, checking anew that the permission still holds. */
  open<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
};

/**
 * A GET request to `/api/orgs/:org/<path>`, for what is no procedure: files, streams. It goes through
 * the same door: session or token, membership, permission.
 */
export type OrgRoute = {
  /** Below the organization: `audit/export`. A part `:id` stands for any, which the input gets as `id`. */
  readonly path: string;
  readonly permission: Permission;
  /** The audit event it leaves; null for none. */
  readonly audit: string | null;
  /** What the address must ask for; a name that comes twice is refused. */
  readonly input: z.ZodType;
  answer(context: OrgRouteContext, input: never): Promise<Response>;
};

/** Declares a route, tying what it answers from to what its input is. */
export function defineOrgRoute<Input extends z.ZodType>(
  route: Omit<OrgRoute, 'input' | 'answer'> & {
    input: Input;
    answer(context: OrgRouteContext, input: z.output<Input>): Promise<Response>;
  },
): OrgRoute {
  return route;
}
