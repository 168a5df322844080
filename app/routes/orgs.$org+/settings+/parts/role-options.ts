import type { Option } from '#app/ui/option.ts';
import { Role, roleDescriptions } from '#server/areas/identity/schema.ts';

export type RoleName = keyof typeof roleDescriptions;

/** The roles to choose from; those one may not give say why. */
export function roleOptions(givable: readonly string[]): Option<RoleName>[] {
  return Role.options.map((role) => {
    const { label, can } = roleDescriptions[role];
    const isGivable = givable.includes(role);
    return {
      value: role,
      label,
      hint: isGivable ? can : 'Can do more than your own role, so you can’t give it.',
      disabled: !isGivable,
    };
  });
}
