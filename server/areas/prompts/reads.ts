import type { z } from 'zod';
import { findEntries } from '#server/core/find-entries.ts';
import { listEntries } from '#server/core/list-entries.ts';
import { listTags } from '#server/core/list-tags.ts';
import { decodeCursor, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';
import { listVariables } from './prompt-variables.ts';
import { type ListPrompts, PromptContent } from './schema.ts';

/** A page of prompts, last saved first. A search looks at the newest that fit. */
export async function listPrompts(scope: Scope, input: z.output<typeof ListPrompts>) {
  const { search } = input;
  const ids = search?.trim()
    ? (await findEntries(scope, 'prompt', search, input)).ids
    : (await listEntries(scope, 'prompt', input, input)).map(({ id }) => id);
  const rows = await readRows(scope, ids);
  const from = search?.trim() ? decodeCursor(input.cursor) : null;
  const left = rows.filter(
    ({ id, updatedAt }) => !from || updatedAt < from.at || (updatedAt <= from.at && id < from.id),
  );
  return toPage(left.slice(0, input.limit + 1), input.limit);
}

type PromptRow = {
  id: string;
  name: string;
  description: string;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  version: number;
  tags: string[];
  updatedAt: Date;
  targets: number;
};

/** Rows by their ids, last saved first, each by its key, so that they cost what a page costs. */
async function readRows({ db }: Scope, ids: readonly string[]) {
  const rows = await db.$queryRaw<PromptRow[]>`
    select p.id, p.name, p.description, p.status::text as status, p.version, p.tags,
      p.updated_at as "updatedAt",
      (select count(*)::int from target t where t.prompt_id = p.id) as targets
    from unnest(${[...ids]}::uuid[]) asked (id)
      cross join lateral (select * from prompt x where x.id = asked.id limit 1) p
    order by p.updated_at desc, p.id desc`;
  return rows.map(({ targets, ...row }) => ({ ...row, _count: { targets } }));
}

/** A prompt with the content of its newest version. */
export async function getPrompt(scope: Scope, id: string) {
  const prompt = await scope.db.prompt.findFirst({
    where: { id },
    include: {
      versions: { orderBy: { version: 'desc' }, take: 1 },
      targets: { select: { id: true, name: true } },
    },
  });
  const newest = prompt?.versions[0];
  if (!prompt || !newest) throw promptErrors.notFound();
  const { versions: _, ...described } = prompt;
  const content = PromptContent.parse(newest.content);
  return { ...described, content, variables: listVariables(content) };
}

/** The tags in use on prompts that are not archived, the most used first. */
export function listPromptTags(scope: Scope) {
  return listTags(scope, 'prompt');
}
