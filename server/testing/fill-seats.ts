import { newId } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';

/** Adds viewers to an organization until it has `count` members. */
export async function fillSeats(services: Services, orgId: string, count: number): Promise<void> {
  const { user, member } = services.accounts.prisma;
  const there = await member.count({ where: { orgId } });
  const people = Array.from({ length: count - there }, () => {
    const id = newId();
    return { id, name: 'Filler', email: `${id}@test.local` };
  });
  await user.createMany({ data: people });
  await member.createMany({
    data: people.map(({ id }) => ({ orgId, userId: id, role: 'viewer' })),
  });
}
