import { listVariables } from '#server/areas/prompts/index.ts';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { listPlaceholders } from '#server/outside/http-endpoint/template.ts';

/** Something that names a variable. */
export type VariableUse = { kind: 'prompt' | 'target'; id: string; name: string };

type NewestText = { id: string; name: string; content: unknown };
type Request = { id: string; name: string; template: string };

/**
 * What names each of `keys` now: prompts in their newest version, HTTP targets in their address and
 * body. Keys that nothing names are absent.
 */
export async function whereUsed(
  scope: Scope,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly VariableUse[]>> {
  const wanted = [...keys];
  // The texts that hold a key at all; what they really name is for the parsers to say.
  const prompts = await scope.db.$queryRaw<NewestText[]>`
    select p.id, p.name, v.content
    from prompt p join prompt_version v on v.prompt_id = p.id and v.version = p.version
    where exists (select from unnest(${wanted}::text[]) k where strpos(v.content::text, k) > 0)
    order by p.name`;
  const requests = await scope.db.$queryRaw<Request[]>`
    select id, name, concat_ws(e'\n', config ->> 'url', config ->> 'body') as template
    from target where kind = 'HTTP'
      and exists (
        select from unnest(${wanted}::text[]) k
        where strpos(concat_ws(e'\n', config ->> 'url', config ->> 'body'), k) > 0)
    order by name`;
  const uses = new Map<string, VariableUse[]>();
  const note = (names: readonly string[], use: VariableUse) => {
    for (const name of new Set(names)) {
      if (wanted.includes(name)) uses.set(name, [...(uses.get(name) ?? []), use]);
    }
  };
  for (const { id, name, content } of prompts) {
    note(listVariables(PromptContent.parse(content)), { kind: 'prompt', id, name });
  }
  for (const { id, name, template } of requests) {
    note(listPlaceholders(template), { kind: 'target', id, name });
  }
  return uses;
}
