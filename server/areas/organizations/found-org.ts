import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { AccountScope } from '#server/areas/accounts/index.ts';
import { writeAuditEvent } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
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
  const { name, isDemo = false } = input;
  const wanted = slugOf(name);
  const data = { id, name, isDemo, createdById: scope.user.id };
  // Skipping what is taken, rather than looking first, holds when two do this at the same moment.
  const { count } = await scope.db.organization.createMany({
    data: { ...data, slug: wanted },
    skipDuplicates: true,
  });
  const slug = count === 1 ? wanted : `${wanted}-${randomBytes(3).toString('hex')}`;
  if (count === 0) await scope.db.organization.create({ data: { ...data, slug } });
  await scope.db.member.createMany({ data: { orgId: id, userId: scope.user.id, role: 'admin' } });
  await rememberActiveOrg(scope, id);
  await writeAuditEvent(scope.db, {
    orgId: id,
    actor: scope.actor,
    action: 'org.created',
    resource: { kind: 'org', id, name },
  });
  return { id, slug, name };
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
