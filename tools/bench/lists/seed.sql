-- One organization with 100,000 scenarios of ten turns, and others with 100 (and as many
-- prompts and suites). Whose they are stands in
-- bench_org (number, id, scenarios). Texts are made of 4,000 phrases over 2,048 words, the frequent
-- ones far more frequent than the rare, as in real texts.
create temp table word as
select i as number,
  (array['ba','co','di','fu','ge','ha','ki','lo','mu','ne','pa','qui','ro','sa','te','vo'])[1 + i % 16]
  || (array['ran','sto','mel','pri','tun','gal','vex','cor','lim','dra','fen','hos','jul','kan','wip','zor'])[1 + (i / 16) % 16]
  || (array['','ing','ed','er','ly','ness','able','ment'])[1 + (i / 256) % 8] as word
from generate_series(0, 2047) i;

create temp table phrase as
select p as number, string_agg(word, ' ' order by k) as text
from generate_series(0, 3999) p
  cross join generate_series(1, 9) k
  join word on word.number =
    floor(2048 * power((hashint8(p * 100 + k) & 1048575)::float / 1048576, 3))::int
group by p;
create unique index on phrase (number);

create temp table seeded as
select o.id as org_id, gen_random_uuid() as id, i as number, o.number as org,
  now() - (o.scenarios - i) * interval '1 second' as at,
  case when i % 20 = 0 then 'ARCHIVED' when i % 3 = 0 then 'DRAFT' else 'PUBLISHED' end as status,
  case when i = o.scenarios / 2 + 1 then 'is' else (array['en','en','en','de','fr'])[1 + i % 5] end as locale,
  case when i = o.scenarios / 2 + 1 then array['lonely'] else '{}' end
    || array['tag' || i % 5, 'tag' || 5 + i % 15] as tags
from bench_org o cross join lateral generate_series(1, o.scenarios) i;
alter table seeded add column name text;
update seeded s set name = initcap(left(p.text, 30)) || ' ' || s.number
from phrase p where p.number = (s.number * 7) % 4000;
create unique index on seeded (org_id, id);

insert into scenario (org_id, id, name, description, locale, status, tags, version, created_at, updated_at)
select org_id, id, name, 'How to ' || left(name, 20), locale, status::publication_status, tags, 1, at, at
from seeded order by org, number;

create temp table said as
select s.org_id, s.id as scenario_id, k as position, gen_random_uuid() as turn_id,
  case when k % 2 = 0 then 'USER' else 'EXPECT' end as kind,
  case when k = 0 then 'Please ' else '' end
    || case when k = 2 and s.locale = 'is' then 'zyxword ' else '' end || p.text as text
from seeded s cross join generate_series(0, 9) k
  join phrase p on p.number = abs(hashint8(s.org::bigint * 1000000000 + s.number * 10 + k) % 4000);

insert into scenario_turn (org_id, id, scenario_id, position, kind, user_text)
select org_id, turn_id, scenario_id, position, kind::turn_kind, case kind when 'USER' then text end
from said order by org_id, scenario_id, position;

insert into expectation (org_id, id, turn_id, position, kind, spec)
select org_id, gen_random_uuid(), turn_id, 0, 'MUST_CONTAIN',
  jsonb_build_object('kind', 'MUST_CONTAIN', 'values', jsonb_build_array(left(text, 24)),
    'caseSensitive', false)
from said where kind = 'EXPECT';

insert into scenario_version (org_id, scenario_id, version, content)
select s.org_id, s.id, 1, jsonb_build_object('locale', s.locale, 'onFail', 'STOP', 'threshold', null,
  'variables', '{}'::jsonb, 'data', null, 'turns', t.turns)
from seeded s join (
  select org_id, scenario_id, jsonb_agg(case kind
    when 'USER' then jsonb_build_object('kind', kind, 'userText', text)
    else jsonb_build_object('kind', kind, 'expectations', jsonb_build_array(jsonb_build_object(
      'kind', 'MUST_CONTAIN', 'values', jsonb_build_array(left(text, 24)), 'caseSensitive', false)))
    end order by position) as turns
  from said group by 1, 2) t on t.org_id = s.org_id and t.scenario_id = s.id;

insert into list_entry (org_id, kind, id, tag, locale, status, updated_at)
select distinct org_id, 'scenario', id, carried, spoken, status, at
from seeded, unnest(tags || array['']) carried, unnest(array['', locale]) spoken;

insert into search_entry (org_id, kind, id, place, status, locale, tags, words)
select s.org_id, 'scenario', s.id, s.number, s.status, s.locale, s.tags,
  search_words(s.name, s.tags, 'How to ' || left(s.name, 20), scenario_texts(v.content))
from seeded s join scenario_version v on v.org_id = s.org_id and v.scenario_id = s.id
order by s.org, s.number;

insert into prompt (org_id, id, name, description, status, tags, version, created_at, updated_at)
select org_id, id, name, '', status::publication_status, tags, 1, at, at
from seeded order by org, number;

insert into suite (org_id, id, name, created_at, updated_at)
select org_id, id, name, at, at from seeded order by org, number;

insert into list_entry (org_id, kind, id, tag, locale, status, updated_at)
select distinct org_id, 'prompt', id, carried, '', status, at
from seeded, unnest(tags || array['']) carried;

insert into search_entry (org_id, kind, id, place, status, locale, tags, words)
select org_id, 'prompt', id, number, status, '', tags, search_words(name, tags, '', '')
from seeded order by org, number;

insert into search_entry (org_id, kind, id, place, status, locale, tags, words)
select org_id, 'suite', id, number, '', '', '{}', search_words(name, '{}', '', '')
from seeded order by org, number;

insert into variable (org_id, id, key, value, updated_at)
select id, gen_random_uuid(), 'name_' || k, 'value ' || k, now()
from bench_org cross join generate_series(1, 20) k;
