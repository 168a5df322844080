import { audit } from '#server/core/audit.ts';
import { AppError } from '#server/core/errors.ts';
import type { Scope } from '#server/core/scope.ts';

/**
 * Says whether members need a second factor. Members without one are kept out from the next request
 * on, so whoever switches it on must have one.
 */
export async function setSecondFactor(scope: Scope, isRequired: boolean): Promise<void> {
  const { org, personId } = scope;
  if (isRequired) {
    const person = await scope.db.user.findFirst({
      where: { id: personId ?? '' },
      select: { twoFactorEnabled: true },
    });
    if (!person?.twoFactorEnabled) {
      const message = 'Set up a second factor for yourself first, or you would lock yourself out.';
      throw new AppError('precondition', 'org.ownSecondFactorFirst', message);
    }
  }
  const { isRequired: wasRequired } = await readSecondFactor(scope);
  await scope.db.organization.update({
    where: { id: org.id },
    data: { requireTwoFactor: isRequired },
  });
  await audit(scope, 'org.secondFactorRequired', {
    resource: { kind: 'org', id: org.id, name: org.name },
    change: { before: { isRequired: wasRequired }, after: { isRequired } },
  });
}

/** Whether members need a second factor, and how many have none. */
export async function readSecondFactor(scope: Scope) {
  const { requireTwoFactor } = await scope.db.organization.findUniqueOrThrow({
    where: { id: scope.org.id },
    select: { requireTwoFactor: true },
  });
  const without = await scope.db.member.count({ where: { user: { twoFactorEnabled: false } } });
  return { isRequired: requireTwoFactor, membersWithout: without };
}
