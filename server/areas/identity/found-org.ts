import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { writeAuditEvent } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { AccountScope } from './account-scope.ts';
import type { CreateOrg } from './schema.ts';

/** The part of an address that names an organization: `Müller & Co` becomes `muller-co`. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = ascii
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'org' : slug;
}

/** Makes an organization whose first admin is the person who asks, and opens it next time. */
export async function foundOrg(
  scope: AccountScope,
  input: z.output<typeof CreateOrg> & { isDemo?: boolean },
): Promise<{ id: string; slug: string; name: string }> {
  const id = newId();
  const wanted = slugOf(input.name);
  const taken = await scope.db.organization.findUnique({ where: { slug: wanted } });
  const slug = taken ? `${wanted}-${randomBytes(3).toString('hex')}` : wanted;
  const org = await scope.db.organization.create({
    data: { id, name: input.name, slug, isDemo: input.isDemo ?? false, createdById: scope.user.id },
    select: { id: true, slug: true, name: true },
  });
  await scope.db.member.createMany({ data: { orgId: id, userId: scope.user.id, role: 'admin' } });
  await rememberActiveOrg(scope, id);
  await writeAuditEvent(scope.db, {
    orgId: id,
    actor: scope.actor,
    action: 'org.created',
    resource: { kind: 'org', id, name: input.name },
  });
  return org;
}

/** Notes which organization opens after the next sign-in. */
export async function rememberActiveOrg(scope: AccountScope, orgId: string): Promise<void> {
  const userId = scope.user.id;
  await scope.db.userProfile.upsert({
    where: { userId },
    create: { userId, lastActiveOrgId: orgId },
    update: { lastActiveOrgId: orgId },
  });
}
