import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Auth, oneTimeLink } from '#server/areas/accounts/index.ts';
import { seedOrg } from '#server/areas/organizations/index.ts';
import { startRun } from '#server/areas/runs/index.ts';
import { applyDocuments } from '#server/areas/transfer/index.ts';
import { newId } from '#server/core/ids.ts';
import { openJobScope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { readDocuments } from '#server/documents/read-documents.ts';
import { StartError } from '#server/postgres/start-error.ts';

const demoPerson = { name: 'Demo', email: 'demo@assay.localhost' };
const examples = 'examples/lindenhof';

type Parts = { auth: Auth; services: Services };

function readExamples() {
  const files = readdirSync(examples).filter((file) => file.endsWith('.yaml'));
  const read = files.map((file) =>
    readDocuments(file, readFileSync(path.join(examples, file), 'utf8')),
  );
  const [problem] = read.flatMap(({ problems }) => problems);
  if (problem) throw new StartError(`${problem.file}:${problem.line} ${problem.message}`);
  return read.flatMap(({ documents }) => documents.map(({ document }) => document));
}

/**
 * Makes the demo user and organization from the files in `examples/`, and queues a run of its suite, on
 * a database that nobody else has signed up to. A start that was killed half-way is taken up again.
 * @returns the password when the user was made just now, else null
 */
export async function makeDemo(
  parts: Parts,
  chosenPassword: string | null,
): Promise<string | null> {
  const { prisma } = parts.services.accounts;
  const others = await prisma.user.count({ where: { email: { not: demoPerson.email } } });
  if (others > 0) return null;
  const known = await prisma.user.findUnique({ where: { email: demoPerson.email } });
  const password = known ? null : (chosenPassword ?? randomBytes(12).toString('base64url'));
  const userId = known?.id ?? (await makePerson(parts, password ?? ''));
  const orgs = await prisma.organization.findMany({ select: { id: true, isDemo: true } });
  const [org] = orgs;
  if (!org) {
    const person = { id: userId, ...demoPerson };
    const input = { name: 'Lindenhof Garden', isDemo: true };
    await fillOrg(parts, userId, (await seedOrg(parts.services.accounts, person, input)).id);
  } else if (orgs.length === 1 && org.isDemo) {
    await fillOrg(parts, userId, org.id);
  }
  return password;
}

async function makePerson({ auth, services }: Parts, password: string): Promise<string> {
  const { prisma } = services.accounts;
  const { user } = await auth.api.signUpEmail({ body: { ...demoPerson, password } });
  // Signing up signs in, but nobody sits at this browser; the one-time link wants a proven address.
  await prisma.session.deleteMany({ where: { userId: user.id } });
  await prisma.user.update({ where: { id: user.id }, data: { emailVerified: true } });
  return user.id;
}

async function fillOrg({ services }: Parts, userId: string, orgId: string): Promise<void> {
  const nowhere = { ipAddress: null, userAgent: null };
  const actor = { kind: 'user', id: userId, label: demoPerson.name, ...nowhere } as const;
  await openJobScope(services.app, { orgId, actor }, async (scope) => {
    if ((await scope.db.auditEvent.count()) > 1) return;
    const made = await applyDocuments(scope, services, readExamples());
    for (const suiteId of made.get('Suite')?.values() ?? []) {
      await startRun(scope, { suiteId, idempotencyKey: newId() });
    }
  });
}

/** A link that signs the demo user in once; null when there is none. */
export async function demoLink({ auth, services }: Parts): Promise<string | null> {
  const { email } = demoPerson;
  const user = await services.accounts.prisma.user.findUnique({ where: { email } });
  return user ? await oneTimeLink(auth, email, '/') : null;
}

/** The demo user's address, for the welcome. */
export const demoEmail = demoPerson.email;
