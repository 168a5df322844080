import { TargetConfig } from '#server/areas/targets/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { documentKinds, isOf } from '#server/documents/any-document.ts';
import type { PlacedDocument } from '#server/documents/read-documents.ts';
import { originOf, type Surroundings } from './plan-import.ts';
import { readThings } from './read-things.ts';
import { keyOf, type Reference, referencesOf } from './references.ts';
import type { Thing } from './things.ts';

/** Reads what the organization has of all that these documents are about or name. */
export async function lookAround(
  scope: Scope,
  documents: readonly PlacedDocument[],
): Promise<Omit<Surroundings, 'addresses'>> {
  const all = documents.map(({ document }) => document);
  const current = new Map<string, Thing>();
  for (const kind of documentKinds) {
    const names = all.filter((document) => document.kind === kind).map(({ name }) => name);
    for (const thing of await readThings(scope, kind, { names }, names.length)) {
      current.set(keyOf(thing), thing);
    }
  }
  const references = all.flatMap(referencesOf);
  const prompts = all.flatMap((document) =>
    isOf('Target', document) && document.spec.type !== 'http' && document.spec.prompt
      ? [document.spec.prompt]
      : [],
  );
  return {
    current,
    existing: await readExisting(scope, references),
    prompts: await readPrompts(scope, prompts),
    secrets: await readSecrets(
      scope,
      all.filter((one) => one.kind === 'Target').map(({ name }) => name),
    ),
  };
}

async function readExisting(
  scope: Scope,
  references: readonly Reference[],
): Promise<ReadonlySet<string>> {
  const wanted = (kind: Reference['kind']) => ({
    in: [...new Set(references.filter((one) => one.kind === kind).map(({ name }) => name))],
  });
  const { db } = scope;
  const name = { name: true } as const;
  const variables = await db.variable.findMany({
    where: { key: wanted('Variable') },
    select: { key: true },
  });
  const found: Record<string, string[]> = { Variable: variables.map(({ key }) => key) };
  const names = (rows: { name: string }[]) => rows.map((row) => row.name);
  found.Prompt = names(
    await db.prompt.findMany({ where: { name: wanted('Prompt') }, select: name }),
  );
  found.Scenario = names(
    await db.scenario.findMany({ where: { name: wanted('Scenario') }, select: name }),
  );
  found.Target = names(
    await db.target.findMany({ where: { name: wanted('Target') }, select: name }),
  );
  found.Environment = names(
    await db.environment.findMany({ where: { name: wanted('Environment') }, select: name }),
  );
  return new Set(
    Object.entries(found).flatMap(([kind, list]) => list.map((one) => `${kind} ${one}`)),
  );
}

async function readPrompts(scope: Scope, names: readonly string[]) {
  const rows = await scope.db.prompt.findMany({
    where: { name: { in: [...names] } },
    select: { name: true, version: true, labels: { select: { name: true } } },
  });
  return new Map(
    rows.map(({ name, version, labels }) => [
      name,
      { labels: new Set(labels.map((label) => label.name)), newest: version },
    ]),
  );
}

async function readSecrets(
  scope: Scope,
  names: readonly string[],
): Promise<Surroundings['secrets']> {
  const rows = await scope.db.target.findMany({
    where: { name: { in: [...names] }, kind: 'HTTP', sealedHeader: { not: null } },
    select: { name: true, config: true },
  });
  return new Map(
    rows.flatMap(({ name, config }) => {
      const read = TargetConfig.parse({ kind: 'HTTP', config });
      if (read.kind !== 'HTTP') return [];
      const { secretHeaderName, url } = read.config;
      return [[name, { header: secretHeaderName, origin: originOf(url) }]];
    }),
  );
}
