import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canGrants, canRoles } from './access.ts';
import { createGrant } from './create-grant.ts';
import { createRole } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import { explainMember, explainPermission, listGrants } from './grant-reads.ts';
import { listRoles } from './reads.ts';
import { revokeGrant } from './revoke-grant.ts';
import {
  CreateGrant,
  CreateRole,
  ExplainAccess,
  ExplainMember,
  GrantById,
  ListGrants,
  RoleById,
  UpdateRole,
} from './schema.ts';
import { updateRole } from './update-role.ts';

export const rolesRouter = router({
  list: orgQuery(canRoles.read).query(({ ctx }) => listRoles(ctx.scope, ctx.services.permissions)),
  create: orgMutation(canRoles.manage, 'role.created')
    .input(CreateRole)
    .mutation(({ ctx, input }) => createRole(ctx.scope, input, ctx.services.permissions)),
  update: orgMutation(canRoles.manage, 'role.updated')
    .input(UpdateRole)
    .mutation(({ ctx, input }) => updateRole(ctx.scope, input, ctx.services.permissions)),
  delete: orgMutation(canRoles.manage, 'role.deleted')
    .input(RoleById)
    .mutation(({ ctx, input }) => deleteRole(ctx.scope, input.id, ctx.services.permissions)),
});

export const grantsRouter = router({
  list: orgQuery(canGrants.read)
    .input(ListGrants)
    .query(({ ctx, input }) => listGrants(ctx.scope, input)),
  create: orgMutation(canGrants.manage, 'grant.created')
    .input(CreateGrant)
    .mutation(({ ctx, input }) => createGrant(ctx.scope, input, ctx.services.permissions)),
  revoke: orgMutation(canGrants.manage, 'grant.revoked')
    .input(GrantById)
    .mutation(({ ctx, input }) => revokeGrant(ctx.scope, input.id, ctx.services.permissions)),
  explain: orgQuery(canGrants.read)
    .input(ExplainAccess)
    .query(({ ctx, input }) => explainPermission(ctx.scope, input, ctx.services.permissions)),
  /** A member with all permissions, each with its reasons. */
  explainAll: orgQuery(canGrants.read)
    .input(ExplainMember)
    .query(({ ctx, input }) => explainMember(ctx.scope, input.memberId, ctx.services.permissions)),
});
