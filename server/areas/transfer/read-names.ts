import type { Scope } from '#server/core/scope.ts';
import type { AnyDocument } from '#server/documents/any-document.ts';
import { keyOf, type Reference, referencesOf } from './references.ts';

/** Ids by kind and name. */
export type Names = {
  /** @throws {Error} for a name that was neither read nor set: the plan had to find it */
  idOf(kind: Reference['kind'], name: string): string;
  set(kind: Reference['kind'], name: string, id: string): void;
};

/** The ids of everything that documents name and that is here already. */
export async function readNames(scope: Scope, documents: readonly AnyDocument[]): Promise<Names> {
  const ids = new Map<string, string>();
  const references = documents.flatMap(referencesOf);
  const { db } = scope;
  const select = { id: true, name: true } as const;
  const wanted = (kind: Reference['kind']) => ({
    where: {
      name: { in: references.filter((one) => one.kind === kind).map(({ name }) => name) },
    },
    select,
  });
  const found = {
    Prompt: await db.prompt.findMany(wanted('Prompt')),
    Scenario: await db.scenario.findMany(wanted('Scenario')),
    Target: await db.target.findMany(wanted('Target')),
    Environment: await db.environment.findMany(wanted('Environment')),
  };
  for (const kind of ['Prompt', 'Scenario', 'Target', 'Environment'] as const) {
    for (const { id, name } of found[kind]) ids.set(keyOf({ kind, name }), id);
  }
  return {
    set: (kind, name, id) => ids.set(keyOf({ kind, name }), id),
    idOf(kind, name) {
      const id = ids.get(keyOf({ kind, name }));
      if (id === undefined) throw new Error(`The plan named a ${kind} that is not there.`);
      return id;
    },
  };
}
