import { fromPromptContent } from '#server/areas/prompts/document.ts';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import { fromScenarioContent } from '#server/areas/scenarios/document.ts';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { fromNamedSuite } from '#server/areas/suites/document.ts';
import { SuiteFilter } from '#server/areas/suites/schema.ts';
import { fromNamedTarget } from '#server/areas/targets/document.ts';
import { JudgeVotes, TargetConfig } from '#server/areas/targets/schema.ts';
import { fromNamedVariable } from '#server/areas/variables/document.ts';
import type { Scope } from '#server/core/scope.ts';
import type { DocumentKind } from '#server/documents/any-document.ts';
import type { Choice, Thing } from './things.ts';

/** The things of a kind that were chosen, by name, at most `limit`. */
export async function readThings(
  scope: Scope,
  kind: DocumentKind,
  choice: Choice,
  limit: number,
): Promise<Thing[]> {
  const isNone = choice !== 'all' && listOf(choice).length === 0;
  return isNone ? [] : await readers[kind](scope, choice, limit);
}

type Reader = (scope: Scope, choice: Choice, limit: number) => Promise<Thing[]>;

const listOf = (choice: Exclude<Choice, 'all'>) => ('names' in choice ? choice.names : choice.ids);

function whereOf(choice: Choice) {
  if (choice === 'all') return {};
  return 'names' in choice ? { name: { in: [...choice.names] } } : { id: { in: [...choice.ids] } };
}

const byName = { orderBy: { name: 'asc' as const } };
const newest = { versions: { orderBy: { version: 'desc' as const }, take: 1 } };
const words = { DRAFT: 'draft', PUBLISHED: 'published', ARCHIVED: 'archived' } as const;

async function readVariables(scope: Scope, choice: Choice, limit: number): Promise<Thing[]> {
  const { name: key, ...rest } = { name: undefined, ...whereOf(choice) };
  const rows = await scope.db.variable.findMany({
    where: { ...rest, ...(key && { key }) },
    orderBy: { key: 'asc' },
    take: limit,
    include: { overrides: { include: { environment: { select: { name: true } } } } },
  });
  return rows.map(({ id, version, overrides, ...row }) => {
    const named = overrides.map(({ environment, value }) => ({
      environment: environment.name,
      value,
    }));
    const document = fromNamedVariable({ ...row, overrides: named });
    return { kind: 'Variable', id, version, name: row.key, document };
  });
}

async function readPrompts(scope: Scope, choice: Choice, limit: number): Promise<Thing[]> {
  const rows = await scope.db.prompt.findMany({
    where: whereOf(choice),
    ...byName,
    take: limit,
    include: newest,
  });
  return rows.map(({ id, name, version, description, tags, status, versions }) => {
    const content = fromPromptContent(PromptContent.parse(versions[0]?.content));
    const spec = { description, tags, status: words[status], content };
    return { kind: 'Prompt', id, name, version, document: { kind: 'Prompt', name, spec } };
  });
}

async function readScenarios(scope: Scope, choice: Choice, limit: number): Promise<Thing[]> {
  const rows = await scope.db.scenario.findMany({
    where: whereOf(choice),
    ...byName,
    take: limit,
    include: newest,
  });
  return rows.map(({ id, name, version, description, tags, status, versions }) => {
    const content = ScenarioContent.parse(versions[0]?.content);
    const plain = fromScenarioContent(content, { name, description, tags });
    const document = { ...plain, spec: { ...plain.spec, status: words[status] } };
    return { kind: 'Scenario', id, name, version, document };
  });
}

async function readTargets(scope: Scope, choice: Choice, limit: number): Promise<Thing[]> {
  const rows = await scope.db.target.findMany({
    where: whereOf(choice),
    ...byName,
    take: limit,
    include: { prompt: { select: { name: true } } },
  });
  return rows.map((row) => {
    const { id, version, name, description, concurrency, isJudge } = row;
    const judgeVotes = JudgeVotes.parse(row.judgeVotes);
    const about = { name, description, concurrency, isJudge, judgeVotes };
    const { promptLabel, promptVersion } = row;
    const pinned = { prompt: row.prompt?.name ?? null, promptLabel, promptVersion };
    const settings = TargetConfig.parse({ kind: row.kind, config: row.config });
    const document = fromNamedTarget(
      settings.kind === 'HTTP' ? { ...about, ...settings } : { ...about, ...settings, ...pinned },
    );
    return { kind: 'Target', id, name, version, document };
  });
}

async function readSuites(scope: Scope, choice: Choice, limit: number): Promise<Thing[]> {
  const inOrder = { orderBy: { position: 'asc' as const } };
  const rows = await scope.db.suite.findMany({
    where: whereOf(choice),
    ...byName,
    take: limit,
    include: {
      items: { ...inOrder, select: { scenario: { select: { name: true } } } },
      targets: { ...inOrder, select: { target: { select: { name: true } } } },
      environment: { select: { name: true } },
    },
  });
  return rows.map(({ id, version, items, targets, environment, filter, ...row }) => {
    const document = fromNamedSuite({
      ...row,
      budgetMicroUsd: row.budgetMicroUsd === null ? null : Number(row.budgetMicroUsd),
      scenarios: items.map(({ scenario }) => scenario.name),
      targets: targets.map(({ target }) => target.name),
      filter: filter === null ? null : SuiteFilter.parse(filter),
      environment: environment?.name ?? null,
    });
    return { kind: 'Suite', id, name: row.name, version, document };
  });
}

const readers: Readonly<Record<DocumentKind, Reader>> = {
  Variable: readVariables,
  Prompt: readPrompts,
  Scenario: readScenarios,
  Target: readTargets,
  Suite: readSuites,
};
