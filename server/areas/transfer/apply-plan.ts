import { toPromptContent } from '#server/areas/prompts/document.ts';
import {
  createPrompt,
  moveLabel,
  setPromptStatus,
  updatePrompt,
} from '#server/areas/prompts/index.ts';
import { toScenarioContent } from '#server/areas/scenarios/document.ts';
import {
  createScenario,
  setScenarioStatus,
  updateScenario,
} from '#server/areas/scenarios/index.ts';
import { toNamedSuite } from '#server/areas/suites/document.ts';
import { createSuite, updateSuite } from '#server/areas/suites/index.ts';
import { createTarget, updateTarget, useAsJudge } from '#server/areas/targets/index.ts';
import { CreateTarget, UpdateTarget } from '#server/areas/targets/schema.ts';
import { toNamedVariable } from '#server/areas/variables/document.ts';
import {
  createEnvironment,
  createVariable,
  updateVariable,
} from '#server/areas/variables/index.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import {
  type AnyDocument,
  type DocumentKind,
  type DocumentOf,
  isOf,
} from '#server/documents/any-document.ts';
import { canonical } from '#server/documents/canonical.ts';
import type { ImportPlan, PlannedItem } from './plan-import.ts';
import { type Names, readNames } from './read-names.ts';
import { targetInput } from './target-input.ts';
import type { Thing } from './things.ts';

/** What was made or changed, by kind and name. */
export type Applied = ReadonlyMap<DocumentKind, ReadonlyMap<string, string>>;

const statuses = { draft: 'DRAFT', published: 'PUBLISHED', archived: 'ARCHIVED' } as const;

type Verb<K extends DocumentKind> = (
  document: DocumentOf<K>,
  current: Thing | null,
) => Promise<string>;

/**
 * Makes and changes what a plan without conflicts says, in the transaction of `scope`: what one needs
 * comes before it. Changed prompts and scenarios get a new version.
 */
export async function applyPlan(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  plan: ImportPlan,
): Promise<Applied> {
  const todo = plan.items.filter(({ change }) => change === 'created' || change === 'changed');
  for (const name of plan.environments) await createEnvironment(scope, { name });
  const names = await readNames(
    scope,
    todo.map(({ document }) => document),
  );
  const applied = new Map<DocumentKind, Map<string, string>>();

  async function each<K extends DocumentKind>(kind: K, verb: Verb<K>): Promise<void> {
    const made = new Map<string, string>();
    applied.set(kind, made);
    for (const { document, current } of todo) {
      if (!isOf(kind, document)) continue;
      const id = await verb(document, current);
      made.set(document.name, id);
      names.set(kind, document.name, id);
    }
  }

  await each('Variable', (document, current) => saveVariable(scope, names, document, current));
  await each('Prompt', (document, current) => savePrompt(scope, document, current));
  await each('Scenario', (document, current) => saveScenario(scope, document, current));
  await putLabels(scope, plan, names);
  await each('Target', (document, current) =>
    saveTarget(scope, services, { names, document, current }),
  );
  await chooseJudge(scope, todo, names);
  await each('Suite', (document, current) => saveSuite(scope, names, document, current));
  return applied;
}

async function saveVariable(
  scope: Scope,
  names: Names,
  document: DocumentOf<'Variable'>,
  current: Thing | null,
): Promise<string> {
  const { overrides: named, ...described } = toNamedVariable(document);
  const overrides = named.map(({ environment, value }) => ({
    environmentId: names.idOf('Environment', environment),
    value,
  }));
  const input = { ...described, overrides };
  if (current === null) return (await createVariable(scope, input)).id;
  const { id, version: baseVersion } = current;
  await updateVariable(scope, { id, baseVersion, renameUses: false, ...input });
  return id;
}

async function savePrompt(
  scope: Scope,
  document: DocumentOf<'Prompt'>,
  current: Thing | null,
): Promise<string> {
  const { name, spec } = document;
  const { description, tags, status = 'published' } = spec;
  const input = { name, description, tags, content: toPromptContent(spec.content) };
  let id = current?.id;
  if (current === null) id = (await createPrompt(scope, input)).id;
  else if (isOtherwise(current, document)) {
    const { version: baseVersion } = current;
    await updatePrompt(scope, { id: current.id, baseVersion, message: 'Imported', ...input });
  }
  const made = id ?? '';
  const target = statuses[status];
  if (target !== 'DRAFT' && statusOf(current) !== status)
    await setPromptStatus(scope, made, target);
  return made;
}

async function saveScenario(
  scope: Scope,
  document: DocumentOf<'Scenario'>,
  current: Thing | null,
): Promise<string> {
  const { name, spec } = document;
  const { description, tags, status = 'published' } = spec;
  const input = { name, description, tags, ...toScenarioContent(document) };
  let id = current?.id;
  if (current === null) id = (await createScenario(scope, input)).id;
  else if (isOtherwise(current, document)) {
    await updateScenario(scope, { id: current.id, baseVersion: current.version, ...input });
  }
  const made = id ?? '';
  const target = statuses[status];
  if (target !== 'DRAFT' && statusOf(current) !== status) {
    await setScenarioStatus(scope, made, target);
  }
  return made;
}

async function saveTarget(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  what: { names: Names; document: DocumentOf<'Target'>; current: Thing | null },
): Promise<string> {
  const { names, document, current } = what;
  const input = targetInput(document, names);
  if (current === null) {
    return (await createTarget(scope, services, CreateTarget.parse(input))).id;
  }
  const { id, version: baseVersion } = current;
  await updateTarget(scope, services, UpdateTarget.parse({ id, baseVersion, ...input }));
  return id;
}

async function saveSuite(
  scope: Scope,
  names: Names,
  document: DocumentOf<'Suite'>,
  current: Thing | null,
): Promise<string> {
  const { scenarios, targets, environment, ...described } = toNamedSuite(document);
  const input = {
    ...described,
    scenarioIds: scenarios.map((name) => names.idOf('Scenario', name)),
    targetIds: targets.map((name) => names.idOf('Target', name)),
    environmentId: environment === null ? null : names.idOf('Environment', environment),
  };
  if (current === null) return (await createSuite(scope, input)).id;
  await updateSuite(scope, { id: current.id, baseVersion: current.version, ...input });
  return current.id;
}

async function putLabels(scope: Scope, { labels }: ImportPlan, names: Names): Promise<void> {
  for (const { prompt, label: name } of labels) {
    const id = names.idOf('Prompt', prompt);
    const row = await scope.db.prompt.findFirst({ where: { id }, select: { version: true } });
    await moveLabel(scope, { id, name, version: row?.version ?? 1, baseVersion: null });
  }
}

async function chooseJudge(
  scope: Scope,
  todo: readonly PlannedItem[],
  names: Names,
): Promise<void> {
  for (const { document, current } of todo) {
    if (!isOf('Target', document)) continue;
    const { isJudge, judgeVotes = 1 } = document.spec;
    const before = current && isOf('Target', current.document) ? current.document.spec : null;
    const was = before?.isJudge ?? false;
    if (isJudge && !(was && (before?.judgeVotes ?? 1) === judgeVotes)) {
      await useAsJudge(scope, names.idOf('Target', document.name), judgeVotes);
    }
    if (!isJudge && was) await giveUpJudge(scope, todo);
  }
}

/** No judge any more, unless these documents name another one. */
async function giveUpJudge(scope: Scope, todo: readonly PlannedItem[]): Promise<void> {
  const isReplaced = todo.some(({ document }) => isOf('Target', document) && document.spec.isJudge);
  if (!isReplaced) await useAsJudge(scope, null);
}

function statusOf(current: Thing | null): string {
  const document = current?.document;
  if (!document || !(isOf('Prompt', document) || isOf('Scenario', document))) return 'draft';
  return document.spec.status ?? 'published';
}

/** True when more than the status differs. */
function isOtherwise(current: Thing, wanted: AnyDocument): boolean {
  const without = (document: AnyDocument) =>
    JSON.stringify({ ...canonical(document).spec, status: null });
  return without(current.document) !== without(wanted);
}
