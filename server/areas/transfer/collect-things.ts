import type { z } from 'zod';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { documentKinds, inFileOrder } from '#server/documents/any-document.ts';
import { limits, limitWords } from '#server/documents/limits.ts';
import { transferErrors } from './errors.ts';
import { readThings } from './read-things.ts';
import { keyOf, usesOf } from './references.ts';
import type { CreateExport } from './schema.ts';
import { type Choice, needKinds, type Thing } from './things.ts';

type Request = z.output<typeof CreateExport>;
type Kind = (typeof documentKinds)[number];

/**
 * The things an export holds, in the order of files. Each kind is read in a unit of its own.
 * @throws transfer.tooMany, transfer.notFound, transfer.mayNot
 */
export async function collectThings(open: OpenUnit, request: Request): Promise<Thing[]> {
  const found = new Map<string, Thing>();
  async function add(kind: Kind, choice: Choice): Promise<Thing[]> {
    const things = await open(async (scope) => {
      needKinds(scope, [kind], 'read');
      return await readThings(scope, kind, choice, limits.things + 1);
    });
    for (const thing of things) found.set(keyOf(thing), thing);
    if (found.size > limits.things) throw transferErrors.tooMany(limitWords.things);
    return things;
  }

  for (const [kind, choice] of chosen(request)) {
    const things = await add(kind, choice);
    if (choice !== 'all' && 'ids' in choice && things.length < choice.ids.length) {
      throw transferErrors.notFound();
    }
  }
  if (request.withReferences) await follow(found, add);
  return [...found.values()].sort(inFileOrder);
}

/** Adds what the things name, and what that names: nothing is asked for twice, so it ends. */
async function follow(
  found: ReadonlyMap<string, Thing>,
  add: (kind: Kind, choice: Choice) => Promise<Thing[]>,
): Promise<void> {
  const asked = new Set(found.keys());
  for (let next = [...found.values()]; next.length > 0; ) {
    const references = next.flatMap(({ document }) => usesOf(document));
    next = [];
    for (const kind of documentKinds) {
      const keys = references.filter((one) => one.kind === kind && !asked.has(keyOf(one)));
      const names = [...new Set(keys.map(({ name }) => name))];
      for (const name of names) asked.add(keyOf({ kind, name }));
      if (names.length > 0) next.push(...(await add(kind, { names })));
    }
  }
}

function chosen({ what }: Request): [Kind, Choice][] {
  if ('all' in what) return documentKinds.map((kind) => [kind, 'all']);
  if ('kinds' in what) return [...new Set(what.kinds)].map((kind) => [kind, 'all']);
  return documentKinds.flatMap((kind): [Kind, Choice][] => {
    const ids = what.things.filter((thing) => thing.kind === kind).map(({ id }) => id);
    return ids.length === 0 ? [] : [[kind, { ids: [...new Set(ids)] }]];
  });
}
