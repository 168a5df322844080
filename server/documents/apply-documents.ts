import { createPrompt, setPromptStatus } from '#server/areas/prompts/index.ts';
import { toScenarioContent } from '#server/areas/scenarios/document.ts';
import { createScenario, setScenarioStatus } from '#server/areas/scenarios/index.ts';
import { createSuite } from '#server/areas/suites/index.ts';
import { createTarget, useAsJudge } from '#server/areas/targets/index.ts';
import { CreateTarget } from '#server/areas/targets/schema.ts';
import { createVariable } from '#server/areas/variables/index.ts';
import { AppError } from '#server/core/errors.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import type { AnyDocument } from './read-documents.ts';

type Kind = AnyDocument['kind'];
type Of<K extends Kind> = Extract<AnyDocument, { kind: K }>;

/** What was made, by kind and name. */
export type Applied = ReadonlyMap<Kind, ReadonlyMap<string, string>>;

/**
 * Makes everything the documents say in an organization that has none of it yet, in the transaction of
 * `scope`: what one needs comes before it, whatever the order of the documents. Prompts and scenarios
 * are published. @throws documents.unknownName when a document names something that is not among them
 */
export async function applyDocuments(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  documents: readonly AnyDocument[],
): Promise<Applied> {
  const made = new Map<Kind, Map<string, string>>();
  const idOf = (kind: Kind, name: string): string => {
    const id = made.get(kind)?.get(name);
    if (id) return id;
    const message = `There is no ${kind.toLowerCase()} called “${name}” among the documents.`;
    throw new AppError('invalid', 'documents.unknownName', message);
  };
  async function each<K extends Kind>(kind: K, make: (document: Of<K>) => Promise<{ id: string }>) {
    const ids = new Map<string, string>();
    made.set(kind, ids);
    for (const document of documents) {
      if (isOf(kind, document)) ids.set(document.name, (await make(document)).id);
    }
  }

  await each('Variable', ({ name, spec }) => createVariable(scope, { key: name, ...spec }));
  await each('Prompt', async ({ name, spec }) => {
    const prompt = await createPrompt(scope, { name, ...spec });
    await setPromptStatus(scope, prompt.id, 'PUBLISHED');
    return prompt;
  });
  await each('Scenario', async (document) => {
    const { description, tags } = document.spec;
    const content = toScenarioContent(document);
    const scenario = await createScenario(scope, {
      name: document.name,
      description,
      tags,
      ...content,
    });
    await setScenarioStatus(scope, scenario.id, 'PUBLISHED');
    return scenario;
  });
  await each('Target', async ({ name, spec }) => {
    const { description, concurrency, config, isJudge } = spec;
    const input = CreateTarget.parse({
      name,
      description,
      concurrency,
      config,
      kind: spec.type.toUpperCase(),
      ...(spec.type === 'http'
        ? {}
        : { promptId: spec.prompt ? idOf('Prompt', spec.prompt) : null }),
    });
    const target = await createTarget(scope, services, input);
    if (isJudge) await useAsJudge(scope, target.id);
    return target;
  });
  await each('Suite', ({ name, spec }) =>
    createSuite(scope, {
      name,
      description: spec.description,
      repeats: spec.repeats,
      scenarioIds: spec.scenarios.map((scenario) => idOf('Scenario', scenario)),
      targetIds: spec.targets.map((target) => idOf('Target', target)),
    }),
  );
  return made;
}

function isOf<K extends Kind>(kind: K, document: AnyDocument): document is Of<K> {
  return document.kind === kind;
}
