import { listVariables } from '#server/areas/prompts/index.ts';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import { listOutsideNames } from '#server/areas/scenarios/index.ts';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { listPlaceholders } from '#server/outside/http-endpoint/template.ts';

/** Something that names a variable. */
export type VariableUse = { kind: 'prompt' | 'scenario' | 'target'; id: string; name: string };

type Newest = { id: string; name: string; content: unknown };
type Request = { id: string; name: string; template: string };

/**
 * What names each of `keys` now: prompts and scenarios in their newest version, HTTP targets in their
 * address and body. Keys that nothing names are absent.
 */
export async function whereUsed(
  scope: Scope,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly VariableUse[]>> {
  const uses = new Map<string, VariableUse[]>();
  if (keys.length === 0) return uses;
  const note = (names: readonly string[], use: VariableUse) => {
    for (const name of new Set(names)) {
      if (keys.includes(name)) uses.set(name, [...(uses.get(name) ?? []), use]);
    }
  };
  for (const { id, name, content } of await readPrompts(scope, keys)) {
    note(listVariables(PromptContent.parse(content)), { kind: 'prompt', id, name });
  }
  for (const { id, name, content } of await readScenarios(scope, keys)) {
    note(listOutsideNames(ScenarioContent.parse(content)), { kind: 'scenario', id, name });
  }
  for (const { id, name, template } of await readRequests(scope, keys)) {
    note(listPlaceholders(template), { kind: 'target', id, name });
  }
  return uses;
}

// The texts that hold a key at all; what they really name is for the parsers to say.

async function readPrompts(scope: Scope, keys: readonly string[]): Promise<Newest[]> {
  return await scope.db.$queryRaw<Newest[]>`
    select p.id, p.name, v.content
    from prompt p join prompt_version v on v.prompt_id = p.id and v.version = p.version
    where exists (select from unnest(${[...keys]}::text[]) k where strpos(v.content::text, k) > 0)
    order by p.name`;
}

/** Versions without braces, which are most, are not in the index this goes by. */
async function readScenarios(scope: Scope, keys: readonly string[]): Promise<Newest[]> {
  return await scope.db.$queryRaw<Newest[]>`
    select s.id, s.name, v.content
    from scenario_version v join scenario s
      on s.org_id = v.org_id and s.id = v.scenario_id and s.version = v.version
    where strpos(v.content::text, '{{') > 0
      and exists (select from unnest(${[...keys]}::text[]) k where strpos(v.content::text, k) > 0)
    order by s.name`;
}

async function readRequests(scope: Scope, keys: readonly string[]): Promise<Request[]> {
  return await scope.db.$queryRaw<Request[]>`
    select id, name, concat_ws(e'\n', config ->> 'url', config ->> 'body') as template
    from target where kind = 'HTTP'
      and exists (
        select from unnest(${[...keys]}::text[]) k
        where strpos(concat_ws(e'\n', config ->> 'url', config ->> 'body'), k) > 0)
    order by name`;
}
