import { audit } from '#server/core/audit.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import type { AnyDocument } from '#server/documents/any-document.ts';
import type { PlacedDocument } from '#server/documents/read-documents.ts';
import { type Applied, applyPlan } from './apply-plan.ts';
import { checkAddresses } from './check-addresses.ts';
import { transferErrors } from './errors.ts';
import { lookAround } from './look-around.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { readFiles } from './read-files.ts';
import type { ImportFile } from './schema.ts';
import { needKinds } from './things.ts';

type Parts = Pick<Services, 'secrets' | 'outbound'>;

/**
 * Does what the preview of these files showed, all of it or nothing.
 * @throws transfer.changedMeanwhile when it would not do exactly that any more
 */
export async function applyImport(
  open: OpenUnit,
  services: Parts,
  { files, hash }: { files: readonly ImportFile[]; hash: string },
) {
  const { documents, problems } = await readFiles(files);
  if (problems.length > 0) throw transferErrors.notClean();
  const addresses = await checkAddresses(services, documents);
  return await open(async (scope) => {
    needKinds(
      scope,
      documents.map(({ document }) => document.kind),
      'write',
    );
    await oneAtATime(scope);
    const plan = planImport(documents, { ...(await lookAround(scope, documents)), addresses });
    if (plan.hash !== hash) throw transferErrors.changedMeanwhile();
    const applied = await carryOut(scope, services, plan);
    return { things: thingsOf(plan, applied), needSecret: plan.needSecret };
  });
}

/**
 * Makes everything the documents say, in the transaction of `scope`. The addresses of HTTP targets must
 * have been checked. @throws transfer.notClean when the documents conflict with what is there
 */
export async function applyDocuments(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  documents: readonly AnyDocument[],
): Promise<Applied> {
  const placed: PlacedDocument[] = documents.map((document, i) => ({
    file: 'documents',
    line: i + 1,
    document,
  }));
  return await carryOut(
    scope,
    services,
    planImport(placed, { ...(await lookAround(scope, placed)), addresses: new Map() }),
  );
}

async function carryOut(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  plan: ImportPlan,
): Promise<Applied> {
  if (plan.items.some(({ change }) => change === 'conflicting')) throw transferErrors.notClean();
  const count = (wanted: string) => plan.items.filter(({ change }) => change === wanted).length;
  if (count('created') + count('changed') === 0) throw transferErrors.nothing();
  const applied = await applyPlan(scope, services, plan);
  await audit(scope, 'import.applied', {
    resource: { kind: 'import' },
    details: {
      created: count('created'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      files: [...new Set(plan.items.map(({ file }) => file))].slice(0, 20),
    },
  });
  return applied;
}

/** Two imports at once would each see the organization without the other. */
async function oneAtATime(scope: Scope): Promise<void> {
  const key = `import ${scope.org.id}`;
  await scope.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

function thingsOf(plan: ImportPlan, applied: Applied) {
  return plan.items.flatMap(({ kind, name, change }) => {
    const id = applied.get(kind)?.get(name);
    return id === undefined ? [] : [{ kind, name, change, id }];
  });
}
