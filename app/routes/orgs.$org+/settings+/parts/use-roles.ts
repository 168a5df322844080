import { useRouteLoaderData } from '@remix-run/react';
import { describeRole, type OwnRole } from '#app/frame/role-label.ts';
import type { Filter } from '#app/ui/filter-bar.tsx';
import type { Option } from '#app/ui/option.ts';
import { Role } from '#server/areas/organizations/schema.ts';
import type { loader } from '../../_layout.tsx';

/** The roles of this organization: built-in ones, then its own. */
export function useRoles() {
  const data = useRouteLoaderData<typeof loader>('routes/orgs.$org+/_layout');
  return rolesOf(data?.org.givableRoles ?? [], data?.org.customRoles ?? []);
}

function rolesOf(givable: readonly string[], own: readonly OwnRole[]) {
  const describe = (role: string) => describeRole(role, own);
  const keys = [...Role.options, ...own.map(({ key }) => key)];
  const filter: Filter = {
    name: 'role',
    label: 'Role',
    options: keys.map((value) => ({ value, label: describe(value).label })),
  };
  return {
    /** Narrows a list of people to those with one role. */
    filter,
    /** A role as people call it, and what it is for. */
    describe,
    /** The roles to choose from; those one may not give say why. */
    options: (): Option[] =>
      keys.map((role) => {
        const isGivable = givable.includes(role);
        const { label, can } = describe(role);
        return {
          value: role,
          label,
          hint: isGivable ? can : 'Can do more than your own role, so you can’t give it.',
          disabled: !isGivable,
        };
      }),
  };
}
