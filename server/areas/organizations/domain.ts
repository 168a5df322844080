import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { joiningErrors } from './joining-errors.ts';
import { domainOfAddress, isPublicMail, plainDomain } from './mail-domain.ts';

/** The mail domain of the organization, and the one that who asks could claim. */
export async function getDomain(scope: Scope) {
  const { domain } = await scope.db.organization.findUniqueOrThrow({
    where: { id: scope.org.id },
    select: { domain: true },
  });
  const own = await ownDomain(scope);
  const isPublic = own.domain !== null && isPublicMail(own.domain);
  return { domain, own: own.domain, isVerified: own.isVerified, isPublic };
}

/**
 * Lets people with a verified address at a domain ask to join. Who claims it has such an address too;
 * each domain belongs to one organization of the installation.
 */
export async function claimDomain(scope: Scope, written: string): Promise<{ domain: string }> {
  const domain = plainDomain(written);
  if (domain === null) throw joiningErrors.notADomain();
  if (isPublicMail(domain)) throw joiningErrors.publicMail(domain);
  const own = await ownDomain(scope);
  if (own.domain !== domain || !own.isVerified) throw joiningErrors.notVerified(domain);
  const { domain: before } = await getDomain(scope);
  await scope.db.organization.update({ where: { id: scope.org.id }, data: { domain } });
  await audit(scope, 'org.domainClaimed', {
    resource: { kind: 'org', id: scope.org.id, name: scope.org.name },
    change: { before: { domain: before }, after: { domain } },
  });
  return { domain };
}

/** Ends the claim; requests to join that are open stay to be answered. */
export async function releaseDomain(scope: Scope): Promise<void> {
  const { domain } = await getDomain(scope);
  if (domain === null) throw joiningErrors.noDomain();
  await scope.db.organization.update({ where: { id: scope.org.id }, data: { domain: null } });
  await audit(scope, 'org.domainReleased', {
    resource: { kind: 'org', id: scope.org.id, name: scope.org.name },
    change: { before: { domain }, after: { domain: null } },
  });
}

async function ownDomain({ db, personId }: Scope) {
  const person =
    personId === null
      ? null
      : await db.user.findUnique({
          where: { id: personId },
          select: { email: true, emailVerified: true },
        });
  return {
    domain: person && domainOfAddress(person.email),
    isVerified: person?.emailVerified ?? false,
  };
}
