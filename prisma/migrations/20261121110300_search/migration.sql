-- CreateTable
CREATE TABLE "search_entry" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "place" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "tags" TEXT[],
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("org_id","kind","id")
);

-- CreateTable
CREATE TABLE "list_entry" (
    "org_id" UUID NOT NULL DEFAULT current_org(),
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "list_entry_pkey" PRIMARY KEY ("org_id","kind","id","tag","locale")
);

-- CreateIndex
CREATE INDEX "search_entry_org_id_kind_place_idx" ON "search_entry"("org_id", "kind", "place");

-- CreateIndex
CREATE INDEX "list_entry_org_id_kind_tag_locale_status_updated_at_id_idx" ON "list_entry"("org_id", "kind", "tag", "locale", "status", "updated_at", "id");

-- AddForeignKey
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_entry" ADD CONSTRAINT "list_entry_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ## Words

-- Lower case without accents, so that what is typed without them finds what is written with them.
create function search_fold(p_text text) returns text
  language sql immutable parallel safe
  as $$
    select pg_catalog.translate(
      pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
        pg_catalog.lower(normalize(
          pg_catalog.regexp_replace(normalize(p_text, NFKD), '[\u0300-\u036f]', '', 'g'), NFC)),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
      'øłđıς', 'oldiσ')
  $$;

-- The words of a text. Signs count as spaces, so nothing is taken for an address or a path.
create function search_vector(p_text text) returns tsvector
  language sql immutable parallel safe
  as $$
    select pg_catalog.to_tsvector('pg_catalog.simple', pg_catalog.translate(
      public.search_fold(pg_catalog."left"(p_text, 30000)),
      '.,:;@/\"''_-+{}[]()<>=&?!#%*|~^$`', pg_catalog.repeat(' ', 40)))
  $$;

-- The words of a thing, with where they stand.
create function search_words(p_name text, p_tags text[], p_description text, p_texts text)
  returns tsvector
  language sql immutable parallel safe
  as $$
    select pg_catalog.setweight(public.search_vector(p_name), 'A')
      operator(pg_catalog.||) pg_catalog.setweight(
        public.search_vector(pg_catalog.array_to_string(p_tags, ' ')), 'B')
      operator(pg_catalog.||) pg_catalog.setweight(public.search_vector(p_description), 'C')
      operator(pg_catalog.||) pg_catalog.setweight(
        public.search_vector(coalesce(p_texts, '')), 'D')
  $$;

-- What the people in a conversation say and what replies are judged by, in order, a line each.
create function scenario_texts(p_content jsonb) returns text
  language sql immutable parallel safe
  as $$
    select pg_catalog.string_agg(said.text, E'\n' order by said.turn, said.part, said.line)
    from pg_catalog.jsonb_array_elements(p_content operator(pg_catalog.->) 'turns')
        with ordinality as turns (turn, at)
      cross join lateral (
        select turns.at as turn, 0::bigint as part, 0::bigint as line,
          turns.turn operator(pg_catalog.->>) 'userText' as text
        union all
        select turns.at, parts.at, texts.at, texts.text operator(pg_catalog.#>>) '{}'
        from pg_catalog.jsonb_array_elements(turns.turn operator(pg_catalog.->) 'expectations')
            with ordinality as parts (part, at)
          cross join lateral pg_catalog.jsonb_array_elements(
            coalesce(parts.part operator(pg_catalog.->) 'values',
              pg_catalog.jsonb_build_array(coalesce(
                parts.part operator(pg_catalog.->) 'rubric',
                parts.part operator(pg_catalog.->) 'pattern'))))
            with ordinality as texts (text, at)
      ) said
  $$;

-- The keys an entry is indexed by, all of them exact:
-- `a:` and `n:` the beginnings, up to 15 characters, of every word and of every word of the name;
-- `s:`, `l:`, `t:` what it is filtered by; `o:` the entries of an organization and kind, all of them,
-- or those of 2^7, 2^9 … 2^17 places that follow each other.
create function search_keys(
  p_org uuid, p_kind text, p_place bigint, p_status text, p_locale text, p_tags text[],
  p_words tsvector) returns tsvector
  language plpgsql immutable parallel safe
  set search_path = pg_catalog, pg_temp
  as $$
begin
  return (
    select array_to_tsvector(array_agg(keys.key)) from (
      select prefix || "left"(word.lexeme, size) as key
      from unnest(p_words) word
        cross join unnest(case when 'A' = any (word.weights) then array['a:', 'n:']
          else array['a:'] end) prefix
        cross join generate_series(1, least(length(word.lexeme), 15)) size
      union all
      select 't:' || md5(tag) from unnest(p_tags) tag
      union all
      select unnest(array['s:' || p_status,
        's:' || case p_status when 'ARCHIVED' then 'gone' else 'live' end,
        'l:' || md5(p_locale), concat_ws(':', 'o', p_org, p_kind)])
      union all
      select concat_ws(':', 'o', p_org, p_kind, size, p_place >> size)
      from unnest(array[7, 9, 11, 13, 15, 17]) size
    ) keys);
end $$;

grant execute on function search_fold(text), search_vector(text),
  search_words(text, text[], text, text), scenario_texts(jsonb),
  search_keys(uuid, text, bigint, text, text, text[], tsvector) to assay_app, assay_auth;

-- ## Keeping the entries

-- The place of the entry that changes now. Two transactions may get the same one; nothing rests on
-- places being distinct, and a counter would make all writers of an organization wait for each other.
create function next_place(p_org uuid, p_kind text) returns bigint
  language sql stable
  set search_path = pg_catalog, pg_temp
  as $$
    select coalesce((select e.place from public.search_entry e
      where e.org_id = p_org and e.kind = p_kind order by e.place desc limit 1), 0) + 1
  $$;

create function put_search_entry(
  p_org uuid, p_kind text, p_id uuid, p_status text, p_locale text, p_tags text[], p_words tsvector)
  returns void
  language sql
  set search_path = pg_catalog, pg_temp
  as $$
    insert into public.search_entry (org_id, kind, id, place, status, locale, tags, words)
    values (p_org, p_kind, p_id, public.next_place(p_org, p_kind), p_status, p_locale, p_tags, p_words)
    on conflict (org_id, kind, id) do update set place = excluded.place, status = excluded.status,
      locale = excluded.locale, tags = excluded.tags, words = excluded.words
    where (search_entry.status, search_entry.locale, search_entry.tags, search_entry.words)
      is distinct from (excluded.status, excluded.locale, excluded.tags, excluded.words)
  $$;

create function put_list_entries(
  p_org uuid, p_kind text, p_id uuid, p_status text, p_locale text, p_tags text[],
  p_updated_at timestamptz) returns void
  language sql
  set search_path = pg_catalog, pg_temp
  as $$
    delete from public.list_entry l
    where l.org_id = p_org and l.kind = p_kind and l.id = p_id
      and (l.tag <> all (p_tags || array['']) or l.locale <> all (array['', p_locale]));
    insert into public.list_entry (org_id, kind, id, tag, locale, status, updated_at)
    select distinct p_org, p_kind, p_id, tag, locale, p_status, p_updated_at
    from unnest(p_tags || array['']) tag cross join unnest(array['', p_locale]) locale
    on conflict (org_id, kind, id, tag, locale) do update set status = excluded.status,
      updated_at = excluded.updated_at
  $$;

create function drop_entries() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  delete from public.search_entry e
    where e.org_id = old.org_id and e.kind = tg_argv[0] and e.id = old.id;
  delete from public.list_entry l
    where l.org_id = old.org_id and l.kind = tg_argv[0] and l.id = old.id;
  return null;
end $$;

create function list_scenario() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
declare
  known_words tsvector;
begin
  perform public.put_list_entries(new.org_id, 'scenario', new.id, new.status::text, new.locale,
    new.tags, new.updated_at);
  -- A new scenario is found when its first version is written, a moment later.
  if tg_op = 'UPDATE' then
    if (new.name, new.tags, new.description) is not distinct from
      (old.name, old.tags, old.description) then
      select e.words into known_words from public.search_entry e
        where e.org_id = new.org_id and e.kind = 'scenario' and e.id = new.id;
    end if;
    perform public.put_search_entry(new.org_id, 'scenario', new.id, new.status::text, new.locale,
      new.tags, coalesce(known_words, public.search_words(new.name, new.tags, new.description, (
        select public.scenario_texts(v.content) from public.scenario_version v
        where v.org_id = new.org_id and v.scenario_id = new.id
        order by v.version desc limit 1))));
  end if;
  return null;
end $$;

create function search_scenario_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  perform public.put_search_entry(s.org_id, 'scenario', s.id, s.status::text, s.locale, s.tags,
    public.search_words(s.name, s.tags, s.description, public.scenario_texts(new.content)))
  from public.scenario s
  where s.org_id = new.org_id and s.id = new.scenario_id;
  return null;
end $$;

create function note_prompt() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  perform public.put_list_entries(new.org_id, 'prompt', new.id, new.status::text, '', new.tags,
    new.updated_at);
  perform public.put_search_entry(new.org_id, 'prompt', new.id, new.status::text, '', new.tags,
    public.search_words(new.name, new.tags, new.description, ''));
  return null;
end $$;

create function note_suite() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  perform public.put_search_entry(new.org_id, 'suite', new.id, '', '', '{}',
    public.search_words(new.name, '{}', new.description, ''));
  return null;
end $$;

-- ## What is there already: the owner sees it once its own tables aren't closed to it

alter table scenario no force row level security;
alter table scenario_version no force row level security;
alter table prompt no force row level security;
alter table suite no force row level security;

insert into search_entry (org_id, kind, id, place, status, locale, tags, words)
select s.org_id, 'scenario', s.id,
  row_number() over (partition by s.org_id order by s.updated_at, s.id), s.status::text, s.locale,
  s.tags, search_words(s.name, s.tags, s.description, (
    select scenario_texts(v.content) from scenario_version v
    where v.org_id = s.org_id and v.scenario_id = s.id order by v.version desc limit 1))
from scenario s
union all
select p.org_id, 'prompt', p.id,
  row_number() over (partition by p.org_id order by p.updated_at, p.id), p.status::text, '', p.tags,
  search_words(p.name, p.tags, p.description, '')
from prompt p
union all
select s.org_id, 'suite', s.id,
  row_number() over (partition by s.org_id order by s.updated_at, s.id), '', '', '{}',
  search_words(s.name, '{}', s.description, '')
from suite s;

insert into list_entry (org_id, kind, id, tag, locale, status, updated_at)
select distinct s.org_id, 'scenario', s.id, carried, spoken, s.status::text, s.updated_at
from scenario s, unnest(s.tags || array['']) carried, unnest(array['', s.locale]) spoken
union all
select distinct p.org_id, 'prompt', p.id, carried, '', p.status::text, p.updated_at
from prompt p, unnest(p.tags || array['']) carried;

alter table scenario force row level security;
alter table scenario_version force row level security;
alter table prompt force row level security;
alter table suite force row level security;

-- Readers go through what is pending entry by entry, so there is never much of it.
create index search_entry_keys on search_entry
  using gin (search_keys(org_id, kind, place, status, locale, tags, words))
  with (gin_pending_list_limit = 256);
-- Nobody asks for statistics of keys, and they would be dear to take.
alter index search_entry_keys alter column 1 set statistics 0;

create trigger list_scenario after insert or update on scenario
  for each row execute function list_scenario();
create trigger search_scenario_version after insert on scenario_version
  for each row execute function search_scenario_version();
create trigger drop_entries after delete on scenario
  for each row execute function drop_entries('scenario');
create trigger note_prompt after insert or update on prompt
  for each row execute function note_prompt();
create trigger drop_entries after delete on prompt
  for each row execute function drop_entries('prompt');
create trigger note_suite after insert or update of name, description on suite
  for each row execute function note_suite();
create trigger drop_entries after delete on suite
  for each row execute function drop_entries('suite');

grant execute on function next_place(uuid, text),
  put_search_entry(uuid, text, uuid, text, text, text[], tsvector),
  put_list_entries(uuid, text, uuid, text, text, text[], timestamptz) to assay_app;

-- Row-level security
select protect_org_table('public."search_entry"');
select protect_org_table('public."list_entry"');

-- ## Finding

-- The newest entries, at most `p_keep`, that have all `p_keys`. It looks at the newest places first, and
-- at four times as many when these don't hold enough: so a word that is everywhere costs no more than
-- one that is rare. Only the index of keys can serve the statement, so its plan needs no statistics.
create function newest_entries(p_kind text, p_keys tsquery, p_exact tsquery, p_keep int)
  returns uuid[]
  language plpgsql stable
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  as $$
declare
  here uuid := public.current_org();
  whose text := concat_ws(':', 'o', here, p_kind);
  last_place bigint := public.next_place(here, p_kind) - 1;
  size int;
  within tsquery;
  hits uuid[];
begin
  foreach size in array array[7, 9, 11, 13, 15, 17, 62] loop
    within := p_keys && case when last_place >> size = 0 then quote_literal(whose)::tsquery
      else quote_literal(concat_ws(':', whose, size, last_place >> size))::tsquery
        || quote_literal(concat_ws(':', whose, size, (last_place >> size) - 1))::tsquery end;
    select array_agg(found.id) into hits from (
      select e.id from public.search_entry e
      where public.search_keys(e.org_id, e.kind, e.place, e.status, e.locale, e.tags, e.words)
          @@ within
        and e.org_id is not distinct from here and e.kind is not distinct from p_kind
        and (p_exact is null or e.words @@ p_exact)
      order by e.place + 0 desc limit p_keep) found;
    exit when cardinality(hits) >= p_keep or last_place >> size = 0;
  end loop;
  return coalesce(hits, '{}');
end $$;

-- What is found in the organization that is worked for, the best first: among the newest `p_keep` whose
-- names have all words of `p_search` as beginnings of theirs, and the newest `p_keep` that have them
-- anywhere. A match of words is not leakproof, so row-level security would keep the index from being
-- used: the function sees to the organization itself.
create function find_entries(
  p_kind text, p_search text, p_status text, p_locale text, p_tags text[], p_keep int)
  returns table (id uuid, rank real, is_cut boolean)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
  as $$
declare
  here uuid := public.current_org();
  asked text[] := (tsvector_to_array(public.search_vector(p_search)))[1:12];
  filters tsquery := quote_literal('s:' || coalesce(p_status, 'live'))::tsquery;
  in_names tsquery;
  in_all tsquery;
  wanted tsquery;
  wanted_names tsquery;
  has_long boolean;
  names uuid[];
  texts uuid[];
begin
  if here is null or coalesce(cardinality(asked), 0) = 0 then return; end if;
  if p_locale is not null then
    filters := filters && quote_literal('l:' || md5(p_locale))::tsquery;
  end if;
  if cardinality(p_tags) > 0 then
    filters := filters && (select string_agg(quote_literal('t:' || md5(tag)), ' & ')::tsquery
      from unnest(p_tags) tag);
  end if;
  select
    string_agg(quote_literal('n:' || "left"(word, 15)), ' & ')::tsquery,
    string_agg(quote_literal('a:' || "left"(word, 15)), ' & ')::tsquery,
    string_agg(quote_literal(word) || ':*A', ' & ')::tsquery,
    string_agg(quote_literal(word) || ':*', ' & ')::tsquery,
    bool_or(length(word) > 15)
  into in_names, in_all, wanted_names, wanted, has_long
  from unnest(asked) word;
  names := public.newest_entries(p_kind, filters && in_names,
    case when has_long then wanted_names end, p_keep);
  texts := public.newest_entries(p_kind, filters && in_all,
    case when has_long then wanted end, p_keep);
  return query
    select e.id, ts_rank('{0.05, 0.1, 0.3, 1}', e.words, wanted) as rank,
      cardinality(texts) >= p_keep as is_cut
    from (select distinct unnest(names || texts) as id) found
      cross join lateral (
        select * from public.search_entry s
        where s.org_id = here and s.kind = p_kind and s.id = found.id limit 1) e
    order by 2 desc, e.place desc, e.id;
end $$;

create policy find on search_entry for select to assay_owner using (true);
grant execute on function find_entries(text, text, text, text, text[], int) to assay_app;
