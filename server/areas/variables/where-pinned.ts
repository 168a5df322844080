import { listVariables } from '#server/areas/prompts/index.ts';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import type { Scope } from '#server/core/scope.ts';

type Pinned = { what: string; content: unknown };

/**
 * What holds on to one version of a prompt that names a variable: labels, and targets with a fixed
 * version, as people call them.
 */
export async function wherePinned(scope: Scope, key: string): Promise<string[]> {
  const pinned = await scope.db.$queryRaw<Pinned[]>`
    select p.name || ' (' || l.name || ', version ' || l.version || ')' as what, v.content
    from prompt_label l
    join prompt p on p.id = l.prompt_id
    join prompt_version v on v.prompt_id = l.prompt_id and v.version = l.version
    where strpos(v.content::text, ${key}) > 0
    union all
    select t.name || ' (version ' || t.prompt_version || ' of ' || p.name || ')', v.content
    from target t
    join prompt p on p.id = t.prompt_id
    join prompt_version v on v.prompt_id = t.prompt_id and v.version = t.prompt_version
    where strpos(v.content::text, ${key}) > 0
    order by 1`;
  return pinned.flatMap(({ what, content }) =>
    listVariables(PromptContent.parse(content)).includes(key) ? [what] : [],
  );
}
