import type { DatabaseClient, Transaction } from '#server/core/db/prisma.ts';
import { Prisma } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';
import type { Identity, ProviderId } from '#server/outside/identity/identity-provider.ts';
import { PersonName } from '../schema.ts';

/** Where a change came from, for the log. */
export type From = { ipAddress: string | null; userAgent: string | null };

type Link = { provider: ProviderId; identity: Identity; from: From };

function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
}

async function writeLink(db: Transaction, userId: string, link: Link): Promise<void> {
  const { provider, identity, from } = link;
  const label = shown(identity.label).slice(0, 254);
  await db.account.create({
    data: {
      id: newId(),
      userId,
      providerId: provider,
      accountId: identity.subject,
      label,
    },
  });
  // Organizations read this too; which account it is elsewhere is not theirs to know.
  await db.accountEvent.createMany({
    data: { userId, action: 'account.linkAdded', details: { provider }, ...from },
  });
}

/** Links an identity to an account, and signs the person out everywhere else, as after each new factor. */
export async function addLink(
  { prisma }: DatabaseClient,
  to: { userId: string; sessionId: string },
  link: Link,
): Promise<void> {
  await prisma.$transaction(async (db) => {
    await writeLink(db, to.userId, link);
    await db.session.deleteMany({ where: { userId: to.userId, id: { not: to.sessionId } } });
  });
}

/** An account without a password for somebody whose address the provider has verified; answers its id. */
export async function makeLinkedAccount(
  { prisma }: DatabaseClient,
  email: string,
  link: Link,
): Promise<string> {
  const id = newId();
  const name = PersonName.safeParse(shown(link.identity.name ?? '').slice(0, 100));
  await prisma.$transaction(async (db) => {
    const data = {
      id,
      email,
      emailVerified: true,
      name: name.data ?? email.split('@')[0] ?? email,
    };
    await db.user.createMany({ data });
    await writeLink(db, id, link);
  });
  return id;
}

/** True when somebody else wrote the same link or address just before. */
export function isTakenMeanwhile(thrown: unknown): boolean {
  return thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === 'P2002';
}
