import { defineArea } from '#server/core/area.ts';
import { canGrants, canRoles } from './access.ts';
import { roleErrors } from './errors.ts';
import { grantsRouter, rolesRouter } from './router.ts';

/** What roles and grants allow, and who may hand it on. */
export const roles = defineArea({
  name: 'roles',
  org: { roles: rolesRouter, grants: grantsRouter },
  permissions: [canRoles, canGrants].flatMap((can) => Object.values(can)),
  conflicts: {
    role_org_id_name_key: roleErrors.nameTaken,
    role_org_id_key_key: roleErrors.nameTaken,
    member_grant_org_id_user_id_permission_key: roleErrors.grantTaken,
  },
});
