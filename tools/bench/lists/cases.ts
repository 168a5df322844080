import superjson from 'superjson';
import { z } from 'zod';
import { encodeCursor } from '#server/core/paging.ts';
import type { SeededStage } from './seeded-stage.ts';

export type Case = { what: string; big: string; small: string };

type Call = [path: string, input: Record<string, unknown>];

/** What is asked of both organizations, as addresses. */
export async function casesOf({ assay, owner, person, big, small }: SeededStage): Promise<Case[]> {
  const middles = new Map(
    await Promise.all([big, small].map(async ({ id }) => [id, await middleOf(owner, id)] as const)),
  );
  const middle = (orgId: string) => {
    const found = middles.get(orgId);
    if (!found) throw new Error('There is no scenario in the middle.');
    return found;
  };
  const calls = (what: string, ofOrg: (orgId: string) => Call[]): Case => {
    const address = ({ id, slug }: { id: string; slug: string }) => {
      const asked = ofOrg(id);
      const input = Object.fromEntries(
        asked.map(([, one], index) => [index, superjson.serialize(one)]),
      );
      const paths = asked.map(([path]) => path).join(',');
      return `${assay.url}/api/orgs/${slug}/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`;
    };
    return { what, big: address(big), small: address(small) };
  };
  const page = (what: string, pathOf: (orgId: string) => string): Case => ({
    what,
    big: `${assay.url}/orgs/${big.slug}/${pathOf(big.id)}`,
    small: `${assay.url}/orgs/${small.slug}/${pathOf(small.id)}`,
  });
  const list = (what: string, input: Record<string, unknown>) =>
    calls(what, () => [['scenarios.list', input]]);
  // A page of fifty against one of two would compare pages, not organizations.
  const sameLength = async (what: string, input: Record<string, unknown>) =>
    list(what, { ...input, limit: Math.max(1, await rowsOf(list(what, input).small, person)) });
  return [
    list('list, first page', {}),
    calls('list, from the middle', (id) => [['scenarios.list', { cursor: middle(id).cursor }]]),
    await sameLength('list, a tag', { tags: ['tag3'] }),
    list('list, a tag of one', { tags: ['lonely'] }),
    await sameLength('list, a status', { status: 'DRAFT' }),
    await sameLength('list, archived', { status: 'ARCHIVED' }),
    await sameLength('list, a language', { locale: 'de' }),
    await sameLength('list, tag, status and language', {
      tags: ['tag3'],
      status: 'DRAFT',
      locale: 'de',
    }),
    calls('tags and languages', () => [
      ['scenarios.tags', {}],
      ['scenarios.locales', {}],
    ]),
    list('search, a rare word', { search: 'zyxword' }),
    await sameLength('search, a word that is everywhere', { search: 'please' }),
    await sameLength('search, one letter', { search: 'p' }),
    await sameLength('search, two words', { search: 'please ba' }),
    list('search, no hit', { search: 'nothinglikeit' }),
    await sameLength('search, with a tag and a language', {
      search: 'please',
      tags: ['tag3'],
      locale: 'de',
    }),
    calls('open', (id) => [['scenarios.get', { id: middle(id).id }]]),
    calls('versions', (id) => [['scenarios.versions', { id: middle(id).id }]]),
    calls('prompts, first page', () => [['prompts.list', {}]]),
    calls('prompts, search', () => [['prompts.list', { search: 'ba' }]]),
    calls('suites, first page', () => [['suites.list', {}]]),
    calls('suites, search', () => [['suites.list', { search: 'ba' }]]),
    calls('palette', () =>
      ['prompts.list', 'scenarios.list', 'suites.list', 'targets.list'].map((path) => [
        path,
        { search: 'ba', limit: 5 },
      ]),
    ),
    page('the page of the list', () => 'scenarios'),
    page('the page of a search', () => 'scenarios?q=please'),
    page('the page of a scenario', (id) => `scenarios/${middle(id).id}`),
  ];
}

/** How many rows a list has. */
async function rowsOf(address: string, { cookie }: SeededStage['person']): Promise<number> {
  const answer = await fetch(address, { headers: { cookie } });
  const [{ result }] = z.tuple([Listed]).parse(await answer.json());
  return result.data.json.items.length;
}

const Listed = z.object({
  result: z.object({ data: z.object({ json: z.object({ items: z.array(z.unknown()) }) }) }),
});

async function middleOf(owner: SeededStage['owner'], orgId: string) {
  // The owner sees the entries of every organization.
  const { rows } = await owner.query<{ id: string }>(
    `select id from search_entry where org_id = $1 and kind = 'scenario' and status <> 'ARCHIVED'
     order by place offset (select count(*) / 2 from search_entry
       where org_id = $1 and kind = 'scenario' and status <> 'ARCHIVED') limit 1`,
    [orgId],
  );
  const id = rows[0]?.id ?? '';
  return { id, cursor: encodeCursor({ at: await savedAt(owner, orgId, id), id }) };
}

/** When a scenario was saved; its table is closed to its owner but for this moment. */
async function savedAt(owner: SeededStage['owner'], orgId: string, id: string): Promise<Date> {
  await owner.query('begin');
  await owner.query('alter table scenario no force row level security');
  const { rows } = await owner.query<{ at: Date }>(
    'select updated_at as at from scenario where org_id = $1 and id = $2',
    [orgId, id],
  );
  await owner.query('rollback');
  return rows[0]?.at ?? new Date(0);
}
